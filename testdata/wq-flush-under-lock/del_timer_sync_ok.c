/* The spinlock is released before del_timer_sync(). */
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/timer.h>

struct link {
	spinlock_t lock;
	struct timer_list timer;
	int up;
};

static void link_timeout(struct timer_list *t)
{
	struct link *l = from_timer(l, t, timer);

	spin_lock(&l->lock);
	l->up = 0;
	spin_unlock(&l->lock);
}

void link_init(struct link *l)
{
	spin_lock_init(&l->lock);
	timer_setup(&l->timer, link_timeout, 0);
	mod_timer(&l->timer, jiffies + HZ);
}

void good_link_down(struct link *l)
{
	unsigned long flags;

	spin_lock_irqsave(&l->lock, flags);
	l->up = 0;
	spin_unlock_irqrestore(&l->lock, flags);
	del_timer_sync(&l->timer);
}
