/* A table is called under a spinlock only, and the only function in it sleeps. */
#include <linux/mutex.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(meters_lock);
static DEFINE_MUTEX(bus_lock);

struct meter {
	int (*read)(struct meter *m);
	int last, slow;
};

int meter_read(struct meter *m)
{
	int v;

	spin_lock(&meters_lock);
	v = m->read(m);
	spin_unlock(&meters_lock);
	return v;
}

static int bad_bus_read(struct meter *m)
{
	int v;

	mutex_lock(&bus_lock); /* expect: lock-sleep-atomic */
	v = m->last;
	mutex_unlock(&bus_lock);
	return v;
}

struct meter bus_meter = {
	.read = bad_bus_read,
	.slow = 1,
};
