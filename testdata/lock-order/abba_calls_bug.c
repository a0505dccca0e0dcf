/* The second lock of each order is taken two calls deeper. */
#include <linux/mutex.h>

static DEFINE_MUTEX(bus_lock);
static DEFINE_MUTEX(port_lock);

static void port_reset(void)
{
	mutex_lock(&port_lock); /* expect: lock-order */
	mutex_unlock(&port_lock);
}

static void port_check(void)
{
	port_reset();
}

static void bus_reset(void)
{
	mutex_lock(&bus_lock); /* expect: lock-order */
	mutex_unlock(&bus_lock);
}

void bad_scan(void)
{
	mutex_lock(&bus_lock);
	port_check(); /* expect: lock-order */
	mutex_unlock(&bus_lock);
}

void bad_unplug(void)
{
	mutex_lock(&port_lock);
	bus_reset(); /* expect: lock-order */
	mutex_unlock(&port_lock);
}
