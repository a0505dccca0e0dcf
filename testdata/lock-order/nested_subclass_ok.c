/* Parent, then child with its own subclass: the annotated order, kept everywhere. */
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

void good_rename(struct node *n)
{
	mutex_lock(&n->parent->lock);
	mutex_lock_nested(&n->lock, SINGLE_DEPTH_NESTING);
	mutex_unlock(&n->lock);
	mutex_unlock(&n->parent->lock);
}

void good_detach(struct node *n)
{
	mutex_lock(&n->parent->lock);
	mutex_lock_nested(&n->lock, SINGLE_DEPTH_NESTING);
	n->parent = NULL;
	mutex_unlock(&n->lock);
}
