/* The device goes after the lock that its attributes take was given back. */
#include <linux/device.h>
#include <linux/list.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(slots_lock);

struct slot {
	struct device dev;
	struct list_head list;
	int power;
};

static ssize_t power_store(struct device *dev, struct device_attribute *attr, const char *buf,
			   size_t count)
{
	struct slot *s = container_of(dev, struct slot, dev);

	mutex_lock(&slots_lock);
	s->power = buf[0] == '1';
	mutex_unlock(&slots_lock);
	return count;
}
static DEVICE_ATTR_WO(power);

static struct attribute *slot_attrs[] = {
	&dev_attr_power.attr,
	NULL,
};
ATTRIBUTE_GROUPS(slot);

int slot_add(struct slot *s)
{
	s->dev.groups = slot_groups;
	return device_register(&s->dev);
}

void good_slot_remove(struct slot *s)
{
	mutex_lock(&slots_lock);
	list_del(&s->list);
	mutex_unlock(&slots_lock);
	device_unregister(&s->dev);
}
