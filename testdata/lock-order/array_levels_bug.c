/* A lock per level, and two functions that disagree about the order with the outer one. */
#include <linux/mutex.h>

struct levels {
	struct mutex outer;
	struct mutex level[3];
};

void levels_init(struct levels *l)
{
	int i;

	mutex_init(&l->outer);
	for (i = 0; i < 3; i++)
		mutex_init(&l->level[i]);
}

void levels_raise(struct levels *l, int n)
{
	mutex_lock(&l->level[n]);
	mutex_lock(&l->outer); /* expect: lock-order */
	mutex_unlock(&l->outer);
	mutex_unlock(&l->level[n]);
}

void levels_lower(struct levels *l, int n)
{
	mutex_lock(&l->outer);
	mutex_lock(&l->level[n]); /* expect: lock-order */
	mutex_unlock(&l->level[n]);
	mutex_unlock(&l->outer);
}
