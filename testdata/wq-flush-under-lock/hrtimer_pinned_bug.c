/* One of the starts of the timer is not pinned, so it may run on any processor. */
#include <linux/hrtimer.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct pwm {
	spinlock_t lock;
	struct hrtimer timer;
	int level;
};

static enum hrtimer_restart pwm_tick(struct hrtimer *t)
{
	struct pwm *p = container_of(t, struct pwm, timer);

	spin_lock(&p->lock);
	p->level ^= 1;
	spin_unlock(&p->lock);
	return HRTIMER_NORESTART;
}

void pwm_start(struct pwm *p)
{
	spin_lock_init(&p->lock);
	hrtimer_init(&p->timer, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	p->timer.function = pwm_tick;
	hrtimer_start(&p->timer, 1000000, HRTIMER_MODE_REL);
}

void pwm_restart(struct pwm *p)
{
	hrtimer_start(&p->timer, 2000000, HRTIMER_MODE_REL_PINNED);
}

void bad_pwm_stop(struct pwm *p)
{
	unsigned long flags;

	spin_lock_irqsave(&p->lock, flags);
	hrtimer_cancel(&p->timer); /* expect: wq-flush-under-lock */
	p->level = 0;
	spin_unlock_irqrestore(&p->lock, flags);
}
