/* An hrtimer expires in hard interrupt context; bottom halves off is not enough for its lock. */
#include <linux/hrtimer.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static struct hrtimer pulse;
static int level;

static enum hrtimer_restart pulse_fn(struct hrtimer *t)
{
	spin_lock(&lock);
	level ^= 1;
	spin_unlock(&lock);
	return HRTIMER_NORESTART;
}

void pulse_start(void)
{
	hrtimer_init(&pulse, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	pulse.function = pulse_fn;
	hrtimer_start(&pulse, 1000, HRTIMER_MODE_REL);
}

void bad_set(void)
{
	spin_lock_bh(&lock); /* expect: lock-irq-unsafe */
	level = 0;
	spin_unlock_bh(&lock);
}
