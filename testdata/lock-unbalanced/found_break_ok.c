/* The lock is kept for the slot that was found; without one the function is left early. */
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

int good_claim(struct pool *p)
{
	int i;

	for (i = 0; i < 8; i++) {
		spin_lock(&p->lock);
		if (!p->slot[i])
			break;
		spin_unlock(&p->lock);
	}
	if (i == 8)
		return -ENOENT;
	p->users++;
	spin_unlock(&p->lock);
	return i;
}
