/* The lock is kept for the slot that was found, but the way that found none goes on as well. */
#include <linux/errno.h>
#include <linux/spinlock.h>

struct pool {
	spinlock_t lock;
	int slot[8];
	int users;
};

void pool_init(struct pool *p)
{
	spin_lock_init(&p->lock);
}

int bad_claim(struct pool *p)
{
	int i, found = -ENOENT;

	for (i = 0; i < 8; i++) {
		spin_lock(&p->lock);
		if (!p->slot[i]) {
			found = i;
			break;
		}
		spin_unlock(&p->lock);
	}
	p->users++;
	spin_unlock(&p->lock); /* expect: lock-unbalanced */
	return found;
}
