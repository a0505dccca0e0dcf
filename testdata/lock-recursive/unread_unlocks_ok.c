/* What one side of the branch releases, a function that is not read releases on the other. */
#include <linux/spinlock.h>

struct list {
	spinlock_t lock;
	int level;
};

void list_update(struct list *l, int level);

void list_init(struct list *l)
{
	spin_lock_init(&l->lock);
}

void good_commit(struct list *l, int level)
{
	spin_lock(&l->lock);
	if (level > l->level)
		list_update(l, level);
	else
		spin_unlock(&l->lock);

	spin_lock(&l->lock);
	l->level++;
	spin_unlock(&l->lock);
}
