/* tasklet_kill() under a semaphore that has nothing to do with the tasklet. */
#include <linux/interrupt.h>
#include <linux/semaphore.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static DEFINE_SEMAPHORE(sem);

static void rx_tasklet(struct tasklet_struct *t)
{
	spin_lock(&lock);
	spin_unlock(&lock);
}

static DECLARE_TASKLET(rx, rx_tasklet);

void start(void)
{
	tasklet_schedule(&rx);
}

void good_stop(void)
{
	down(&sem);
	tasklet_kill(&rx);
	up(&sem);
}
