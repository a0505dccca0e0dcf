/* An RCU callback takes the lock that others hold with bottom halves off. */
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct entry {
	struct rcu_head rcu;
};

static DEFINE_SPINLOCK(count_lock);
static int count;

static void entry_free(struct rcu_head *rcu)
{
	spin_lock(&count_lock);
	count--;
	spin_unlock(&count_lock);
	kfree(container_of(rcu, struct entry, rcu));
}

void entry_drop(struct entry *e)
{
	call_rcu(&e->rcu, entry_free);
}

void good_count(void)
{
	spin_lock_bh(&count_lock);
	count++;
	spin_unlock_bh(&count_lock);
}
