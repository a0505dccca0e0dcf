/* Parent and child nest by subclass, but one function takes the child's level first. */
#include <linux/mutex.h>
#include <linux/slab.h>

struct node {
	struct mutex lock;
	struct node *parent;
};

struct node *node_new(struct node *parent)
{
	struct node *n = kzalloc(sizeof(*n), GFP_KERNEL);

	if (!n)
		return NULL;
	mutex_init(&n->lock);
	n->parent = parent;
	return n;
}

void bad_rename(struct node *n)
{
	mutex_lock(&n->parent->lock);
	mutex_lock_nested(&n->lock, SINGLE_DEPTH_NESTING); /* expect: lock-order */
	mutex_unlock(&n->lock);
	mutex_unlock(&n->parent->lock);
}

void bad_detach(struct node *n)
{
	mutex_lock_nested(&n->lock, SINGLE_DEPTH_NESTING);
	mutex_lock(&n->parent->lock); /* expect: lock-order */
	n->parent = NULL;
	mutex_unlock(&n->parent->lock);
	mutex_unlock(&n->lock);
}
