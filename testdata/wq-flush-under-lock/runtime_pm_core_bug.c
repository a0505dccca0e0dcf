/* A core resumes the devices of its drivers under the lock that drivers take through the core. */
#include <linux/device.h>
#include <linux/mutex.h>
#include <linux/pm_runtime.h>
#include "port.h"

static DEFINE_MUTEX(ports_lock);

void port_turn_on(struct port *p)
{
	mutex_lock(&ports_lock);
	p->users++;
	mutex_unlock(&ports_lock);
}

int bad_port_probe(struct port *p)
{
	mutex_lock(&ports_lock);
	pm_runtime_get_sync(p->dev); /* expect: wq-flush-under-lock */
	p->users = 0;
	mutex_unlock(&ports_lock);
	pm_runtime_put(p->dev);
	return 0;
}

//--- port.h
struct port {
	struct device *dev;
	int users;
};

void port_turn_on(struct port *p);

//--- uart.c
#include <linux/device.h>
#include <linux/mutex.h>
#include <linux/pm_runtime.h>
#include "port.h"

static DEFINE_MUTEX(uart_lock);
static int uart_resumed;

static int uart_resume(struct device *dev)
{
	struct port *p = dev_get_drvdata(dev);

	mutex_lock(&uart_lock);
	uart_resumed++;
	mutex_unlock(&uart_lock);
	port_turn_on(p);
	return 0;
}

const struct dev_pm_ops uart_pm_ops = {
	SET_RUNTIME_PM_OPS(NULL, uart_resume, NULL)
};

//--- Makefile
obj-m += runtime_pm_core_bug.o uart.o
