/* The callback takes the lock in any case. */
#include <linux/rcupdate.h>
#include <linux/interrupt.h>
#include <linux/preempt.h>
#include <linux/workqueue.h>
#include <linux/delay.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(id_lock);

struct call {
	struct rcu_head rcu;
	struct work_struct work;
	int id;
};

static void put_id(struct call *c)
{
	spin_lock(&id_lock); /* expect: lock-irq-unsafe */
	c->id = 0;
	spin_unlock(&id_lock);
}

static void call_work(struct work_struct *work)
{
	struct call *c = container_of(work, struct call, work);

	msleep(1);
	put_id(c);
}

static void call_rcu_free(struct rcu_head *rcu)
{
	struct call *c = container_of(rcu, struct call, rcu);

	put_id(c);
}

void bad_release(struct call *c)
{
	INIT_WORK(&c->work, call_work);
	call_rcu(&c->rcu, call_rcu_free);
}
