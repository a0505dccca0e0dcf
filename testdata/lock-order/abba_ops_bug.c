/* One order is only visible through a table of function pointers. */
#include <linux/mutex.h>

struct port_ops {
	void (*stop)(void);
};

static DEFINE_MUTEX(host_lock);
static DEFINE_MUTEX(port_lock);

static void port_stop(void)
{
	mutex_lock(&port_lock); /* expect: lock-order */
	mutex_unlock(&port_lock);
}

static const struct port_ops uart_ops = { .stop = port_stop };

void host_stop(const struct port_ops *ops)
{
	mutex_lock(&host_lock);
	ops->stop(); /* expect: lock-order */
	mutex_unlock(&host_lock);
}

void start_uart(void)
{
	host_stop(&uart_ops);
}

void bad_hangup(void)
{
	mutex_lock(&port_lock);
	mutex_lock(&host_lock); /* expect: lock-order */
	mutex_unlock(&host_lock);
	mutex_unlock(&port_lock);
}
