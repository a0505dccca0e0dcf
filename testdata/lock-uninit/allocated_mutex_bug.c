/* Nothing initialises the mutex of the allocated structure. */
#include <linux/mutex.h>
#include <linux/slab.h>

struct tank {
	struct mutex lock; /* expect: lock-uninit */
	int level;
};

static void tank_setup(struct tank *t)
{
	t->level = 0;
}

struct tank *tank_new(void)
{
	struct tank *t = kzalloc(sizeof(*t), GFP_KERNEL); /* expect: lock-uninit */

	if (t)
		tank_setup(t);
	return t;
}

void bad_fill(struct tank *t)
{
	mutex_lock(&t->lock); /* expect: lock-uninit */
	t->level++;
	mutex_unlock(&t->lock);
}
