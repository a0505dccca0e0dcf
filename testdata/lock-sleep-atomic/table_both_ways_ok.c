/* The table is called without the spinlock as well: what it is for decides who may sleep. */
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

	if (m->slow)
		return m->read(m);
	spin_lock(&meters_lock);
	v = m->read(m);
	spin_unlock(&meters_lock);
	return v;
}

static int good_bus_read(struct meter *m)
{
	int v;

	mutex_lock(&bus_lock);
	v = m->last;
	mutex_unlock(&bus_lock);
	return v;
}

struct meter bus_meter = {
	.read = good_bus_read,
	.slow = 1,
};
