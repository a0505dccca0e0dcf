/* rcu_read_lock() does not keep the tasklet away that takes the lock. */
#include <linux/interrupt.h>
#include <linux/rcupdate.h>
#include <linux/spinlock.h>

struct port {
	spinlock_t lock;
	int level;
};

static struct port __rcu *active;

static void poll(unsigned long data)
{
	struct port *p = (struct port *)data;

	spin_lock(&p->lock);
	p->level++;
	spin_unlock(&p->lock);
}

void start(struct port *p, struct tasklet_struct *t)
{
	spin_lock_init(&p->lock);
	tasklet_init(t, poll, (unsigned long)p);
}

static void drain(struct port *p)
{
	spin_lock(&p->lock); /* expect: lock-irq-unsafe */
	p->level = 0;
	spin_unlock(&p->lock);
}

void bad_reset(void)
{
	rcu_read_lock();
	drain(rcu_dereference(active));
	rcu_read_unlock();
}
