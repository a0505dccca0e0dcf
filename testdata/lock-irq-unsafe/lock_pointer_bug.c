/* A core's timer takes the lock that it was given; its owner takes it with bottom halves on. */
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/timer.h>

struct signal {
	spinlock_t *lock;
	struct timer_list timer;
	int done;
};

struct ring {
	spinlock_t lock;
	int seqno;
};

static void signal_expired(struct timer_list *t)
{
	struct signal *s = from_timer(s, t, timer);
	unsigned long flags;

	spin_lock_irqsave(s->lock, flags);
	s->done = 1;
	spin_unlock_irqrestore(s->lock, flags);
}

void signal_init(struct signal *s, spinlock_t *lock)
{
	s->lock = lock;
	timer_setup(&s->timer, signal_expired, 0);
}

struct signal *ring_signal(struct ring *r)
{
	struct signal *s = kzalloc(sizeof(*s), GFP_KERNEL);

	if (s)
		signal_init(s, &r->lock);
	return s;
}

void bad_advance(struct ring *r)
{
	spin_lock(&r->lock); /* expect: lock-irq-unsafe */
	r->seqno++;
	spin_unlock(&r->lock);
}
