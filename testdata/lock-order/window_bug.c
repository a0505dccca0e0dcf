/* The first lock is still held when the second one is taken in the inverse order. */
#include <linux/mutex.h>

static DEFINE_MUTEX(tree_lock);
static DEFINE_MUTEX(leaf_lock);

static void prune(void)
{
	mutex_lock(&tree_lock); /* expect: lock-order */
	mutex_unlock(&tree_lock);
}

void bad_grow(void)
{
	mutex_lock(&tree_lock);
	mutex_lock(&leaf_lock); /* expect: lock-order */
	mutex_unlock(&leaf_lock);
	mutex_unlock(&tree_lock);
}

void bad_cut(void)
{
	mutex_lock(&leaf_lock);
	prune(); /* expect: lock-order */
	mutex_unlock(&leaf_lock);
}
