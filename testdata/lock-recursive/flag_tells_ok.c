/* A flag says whether the lock is held: a second round takes it, and the end releases it. */
#include <linux/mutex.h>

struct pool {
	struct mutex lock;
	int level;
};

int pool_get(struct pool *p, int wait);
int pool_wants(int mask);

void pool_init(struct pool *p)
{
	mutex_init(&p->lock);
}

int good_alloc(struct pool *p)
{
	int mask = 0, err;

retry:
	if (pool_wants(mask))
		mutex_lock(&p->lock);
	err = pool_get(p, mask);
	if (err && !mask) {
		mask |= 4;
		goto retry;
	}
	if (pool_wants(mask))
		mutex_unlock(&p->lock);
	return err;
}
