/* tasklet_kill() under the spinlock that the tasklet takes. */
#include <linux/interrupt.h>
#include <linux/semaphore.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);

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

void bad_stop(void)
{
	spin_lock_bh(&lock);
	tasklet_kill(&rx); /* expect: wq-flush-under-lock, lock-sleep-atomic */
	spin_unlock_bh(&lock);
}
