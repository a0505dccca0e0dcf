/* A device is removed under the lock that its attribute takes through another function. */
#include <linux/device.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(slots_lock);

struct slot {
	struct device dev;
	int power;
};

struct board {
	struct device dev;
	struct slot slot;
};

static void slot_power(struct slot *s, int on)
{
	mutex_lock(&slots_lock);
	s->power = on;
	mutex_unlock(&slots_lock);
}

static ssize_t power_store(struct device *dev, struct device_attribute *attr, const char *buf,
			   size_t count)
{
	struct slot *s = container_of(dev, struct slot, dev);

	slot_power(s, buf[0] == '1');
	return count;
}
static DEVICE_ATTR_WO(power);

int power_create(struct device *dev)
{
	return device_create_file(dev, &dev_attr_power);
}

void bad_slot_remove(struct slot *s)
{
	mutex_lock(&slots_lock);
	device_unregister(&s->dev); /* expect: wq-flush-under-lock */
	mutex_unlock(&slots_lock);
}
