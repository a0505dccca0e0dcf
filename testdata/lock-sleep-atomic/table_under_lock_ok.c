/* The core gives its spinlock back before it calls the function that sleeps. */
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
	m->last = 0;
	spin_unlock(&meters_lock);
	v = m->read(m);
	return v;
}

static int fast_read(struct meter *m)
{
	return m->last;
}

static int good_bus_read(struct meter *m)
{
	int v;

	mutex_lock(&bus_lock);
	v = m->last;
	mutex_unlock(&bus_lock);
	return v;
}

struct meter fast_meter = {
	.read = fast_read,
};

struct meter bus_meter = {
	.read = good_bus_read,
};
