/* The callee gives back two of its caller's three locks before it waits, and the timer needs the third. */
#include <linux/spinlock.h>
#include <linux/timer.h>

struct pair {
	spinlock_t receive, head, send;
	struct timer_list timer;
};

static void pair_timeout(struct timer_list *t)
{
	struct pair *p = from_timer(p, t, timer);

	spin_lock(&p->receive);
	spin_unlock(&p->receive);
}

void pair_init(struct pair *p)
{
	spin_lock_init(&p->receive);
	spin_lock_init(&p->head);
	spin_lock_init(&p->send);
	timer_setup(&p->timer, pair_timeout, 0);
}

static void pair_stop(struct pair *p)
{
	spin_unlock(&p->send);
	spin_unlock(&p->head);
	del_timer_sync(&p->timer); /* expect: wq-flush-under-lock */
	spin_lock(&p->head);
	spin_lock(&p->send);
}

void bad_reset(struct pair *p)
{
	spin_lock_bh(&p->receive);
	spin_lock(&p->head);
	spin_lock(&p->send);
	pair_stop(p); /* expect: wq-flush-under-lock */
	spin_unlock(&p->send);
	spin_unlock(&p->head);
	spin_unlock_bh(&p->receive);
}
