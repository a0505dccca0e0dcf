/* One side of the branch releases the lock, the other one forgets to. */
#include <linux/spinlock.h>

struct list {
	spinlock_t lock;
	int level;
};

int list_level(struct list *l);

void list_init(struct list *l)
{
	spin_lock_init(&l->lock);
}

void bad_commit(struct list *l, int level)
{
	spin_lock(&l->lock);
	if (level > l->level)
		l->level = level;
	else
		spin_unlock(&l->lock);

	spin_lock(&l->lock); /* expect: lock-recursive */
	l->level++;
	spin_unlock(&l->lock);
}
