/* The second lock of each path is taken two calls deeper, in one order. */
#include <linux/mutex.h>

static DEFINE_MUTEX(bus_lock);
static DEFINE_MUTEX(port_lock);

static void port_reset(void)
{
	mutex_lock(&port_lock);
	mutex_unlock(&port_lock);
}

static void port_check(void)
{
	port_reset();
}

static void bus_reset(void)
{
	mutex_lock(&bus_lock);
	mutex_unlock(&bus_lock);
}

void good_scan(void)
{
	mutex_lock(&bus_lock);
	port_check();
	mutex_unlock(&bus_lock);
}

void good_unplug(void)
{
	bus_reset();
	port_check();
}
