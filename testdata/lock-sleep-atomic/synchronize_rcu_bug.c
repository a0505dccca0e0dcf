/* synchronize_rcu() under a spinlock. */
#include <linux/list.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct route {
	struct list_head node;
	struct rcu_head rcu;
};

static DEFINE_SPINLOCK(lock);

static void route_free(struct rcu_head *rcu)
{
	kfree(container_of(rcu, struct route, rcu));
}

void bad_delete(struct route *r)
{
	spin_lock(&lock);
	list_del(&r->node);
	synchronize_rcu(); /* expect: lock-sleep-atomic */
	route_free(&r->rcu);
	spin_unlock(&lock);
}
