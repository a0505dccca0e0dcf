/* The handler reads under the rwlock that a process writes with interrupts on. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_RWLOCK(map_lock);
static int map;

static irqreturn_t handle(int irq, void *dev_id)
{
	int m;

	read_lock(&map_lock);
	m = map;
	read_unlock(&map_lock);
	return m ? IRQ_HANDLED : IRQ_NONE;
}

int start(int irq)
{
	return request_irq(irq, handle, 0, "map", &map);
}

int get_map(void)
{
	int m;

	read_lock(&map_lock);
	m = map;
	read_unlock(&map_lock);
	return m;
}

void bad_set(int m)
{
	write_lock(&map_lock); /* expect: lock-irq-unsafe */
	map = m;
	write_unlock(&map_lock);
}
