/* The function behind the pointer takes the lock that comes second everywhere. */
#include <linux/mutex.h>

struct port_ops {
	void (*stop)(void);
};

static DEFINE_MUTEX(host_lock);
static DEFINE_MUTEX(port_lock);

static void port_stop(void)
{
	mutex_lock(&port_lock);
	mutex_unlock(&port_lock);
}

static const struct port_ops uart_ops = { .stop = port_stop };

void host_stop(const struct port_ops *ops)
{
	mutex_lock(&host_lock);
	ops->stop();
	mutex_unlock(&host_lock);
}

void start_uart(void)
{
	host_stop(&uart_ops);
}

void good_hangup(void)
{
	mutex_lock(&host_lock);
	mutex_lock(&port_lock);
	mutex_unlock(&port_lock);
	mutex_unlock(&host_lock);
}
