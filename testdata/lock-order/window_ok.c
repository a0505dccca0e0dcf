/* The first lock is dropped for the time in which the second one is taken. */
#include <linux/mutex.h>

static DEFINE_MUTEX(tree_lock);
static DEFINE_MUTEX(leaf_lock);

static void prune(void)
{
	mutex_unlock(&leaf_lock);
	mutex_lock(&tree_lock);
	mutex_unlock(&tree_lock);
	mutex_lock(&leaf_lock);
}

void good_grow(void)
{
	mutex_lock(&tree_lock);
	mutex_lock(&leaf_lock);
	mutex_unlock(&leaf_lock);
	mutex_unlock(&tree_lock);
}

void good_cut(void)
{
	mutex_lock(&leaf_lock);
	prune();
	mutex_unlock(&leaf_lock);
}
