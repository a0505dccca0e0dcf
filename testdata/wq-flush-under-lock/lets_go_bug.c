/* A device is removed under the lock that the handler of its attribute takes. */
#include <linux/device.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(slots_lock);

struct slot {
	struct device dev;
	int gone;
};

struct kernfs_node *sysfs_break_active_protection(struct kobject *kobj,
						  const struct attribute *attr);

static void bad_slot_remove(struct slot *s)
{
	mutex_lock(&slots_lock);
	s->gone = 1;
	device_unregister(&s->dev); /* expect: wq-flush-under-lock */
	mutex_unlock(&slots_lock);
}

static ssize_t remove_store(struct device *dev, struct device_attribute *attr, const char *buf,
			    size_t count)
{
	struct slot *s = container_of(dev, struct slot, dev);

	bad_slot_remove(s);
	return count;
}
static DEVICE_ATTR_WO(remove);

int slot_start(struct slot *s)
{
	return device_create_file(&s->dev, &dev_attr_remove);
}
