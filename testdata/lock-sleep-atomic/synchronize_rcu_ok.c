/* call_rcu() under a spinlock. */
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

void good_delete(struct route *r)
{
	spin_lock(&lock);
	list_del(&r->node);
	call_rcu(&r->rcu, route_free);
	spin_unlock(&lock);
}
