/* A lock per level: what is retaken between two levels is in no circle with one of them. */
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

void levels_freeze(struct levels *l, int first)
{
	mutex_lock(&l->level[first]);
	mutex_lock(&l->outer);
	mutex_lock(&l->level[first + 1]);
	mutex_unlock(&l->level[first + 1]);
	mutex_unlock(&l->outer);
	mutex_unlock(&l->level[first]);
}
