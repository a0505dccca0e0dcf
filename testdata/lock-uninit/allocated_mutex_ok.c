/* A helper initialises the mutex of the allocated structure. */
#include <linux/mutex.h>
#include <linux/slab.h>

struct tank {
	struct mutex lock;
	int level;
};

static void tank_setup(struct tank *t)
{
	mutex_init(&t->lock);
	t->level = 0;
}

struct tank *tank_new(void)
{
	struct tank *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (t)
		tank_setup(t);
	return t;
}

void good_fill(struct tank *t)
{
	mutex_lock(&t->lock);
	t->level++;
	mutex_unlock(&t->lock);
}
