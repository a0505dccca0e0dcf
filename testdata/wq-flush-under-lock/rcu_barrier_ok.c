/* rcu_barrier() without the spinlock that an RCU callback takes. */
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct node {
	struct rcu_head rcu;
};

static DEFINE_SPINLOCK(pool_lock);
static int pooled;

static void node_free(struct rcu_head *rcu)
{
	spin_lock(&pool_lock);
	pooled--;
	spin_unlock(&pool_lock);
	kfree(container_of(rcu, struct node, rcu));
}

void node_put(struct node *n)
{
	call_rcu(&n->rcu, node_free);
}

void good_exit(void)
{
	spin_lock_bh(&pool_lock);
	pooled = 0;
	spin_unlock_bh(&pool_lock);
	rcu_barrier();
}
