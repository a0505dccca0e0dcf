/* An RCU callback (softirq) takes the lock that a process holds plainly. */
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

void bad_count(void)
{
	spin_lock(&count_lock); /* expect: lock-irq-unsafe */
	count++;
	spin_unlock(&count_lock);
}
