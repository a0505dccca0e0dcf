/* The timer finds its object by from_timer() and takes the lock that a writer holds plainly. */
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/timer.h>

struct peer {
	spinlock_t lock;
	struct timer_list timer;
	int missed;
};

static void peer_timeout(struct timer_list *t)
{
	struct peer *p = from_timer(p, t, timer);

	spin_lock(&p->lock);
	p->missed++;
	spin_unlock(&p->lock);
}

struct peer *peer_new(void)
{
	struct peer *p = kzalloc(sizeof(*p), GFP_KERNEL);

	if (!p)
		return NULL;
	spin_lock_init(&p->lock);
	timer_setup(&p->timer, peer_timeout, 0);
	mod_timer(&p->timer, jiffies + HZ);
	return p;
}

void bad_seen(struct peer *p)
{
	spin_lock(&p->lock); /* expect: lock-irq-unsafe */
	p->missed = 0;
	spin_unlock(&p->lock);
}
