/* A second round takes the lock, whatever the flag is. */
#include <linux/mutex.h>

struct pool {
	struct mutex lock;
	int level;
};

int pool_get(struct pool *p, int wait);

void pool_init(struct pool *p)
{
	mutex_init(&p->lock);
}

int bad_alloc(struct pool *p)
{
	int mask = 0, err;

retry:
	mutex_lock(&p->lock); /* expect: lock-recursive */
	err = pool_get(p, mask);
	if (err && !mask) {
		mask = 4;
		goto retry;
	}
	mutex_unlock(&p->lock);
	return err;
}
