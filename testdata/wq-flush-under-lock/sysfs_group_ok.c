/* The group of attributes goes before the lock is taken that one of them needs. */
#include <linux/device.h>
#include <linux/mutex.h>
#include <linux/sysfs.h>

struct mixer {
	struct device *dev;
	struct mutex lock;
	int volume;
};

static ssize_t volume_store(struct device *dev, struct device_attribute *attr, const char *buf,
			    size_t count)
{
	struct mixer *m = dev_get_drvdata(dev);

	mutex_lock(&m->lock);
	m->volume = buf[0];
	mutex_unlock(&m->lock);
	return count;
}
static DEVICE_ATTR_WO(volume);

static struct attribute *mixer_attrs[] = {
	&dev_attr_volume.attr,
	NULL,
};

static const struct attribute_group mixer_group = {
	.attrs = mixer_attrs,
};

int mixer_start(struct mixer *m)
{
	mutex_init(&m->lock);
	return sysfs_create_group(&m->dev->kobj, &mixer_group);
}

void good_mixer_stop(struct mixer *m)
{
	sysfs_remove_group(&m->dev->kobj, &mixer_group);
	mutex_lock(&m->lock);
	m->volume = 0;
	mutex_unlock(&m->lock);
}
