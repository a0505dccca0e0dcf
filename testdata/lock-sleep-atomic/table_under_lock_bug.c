/* One of the tables that a core calls under its spinlock has a function that sleeps. */
#include <linux/mutex.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(meters_lock);
static DEFINE_MUTEX(bus_lock);

struct meter {
	int (*read)(struct meter *m);
	int last;
};

int meter_read(struct meter *m)
{
	int v;

	spin_lock(&meters_lock);
	v = m->read(m);
	spin_unlock(&meters_lock);
	return v;
}

static int fast_read(struct meter *m)
{
	return m->last;
}

static int bad_bus_read(struct meter *m)
{
	int v;

	mutex_lock(&bus_lock); /* expect: lock-sleep-atomic */
	v = m->last;
	mutex_unlock(&bus_lock);
	return v;
}

struct meter fast_meter = {
	.read = fast_read,
};

struct meter bus_meter = {
	.read = bad_bus_read,
};
