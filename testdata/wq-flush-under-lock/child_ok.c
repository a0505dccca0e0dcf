/* Work of the children is waited for: each takes its own lock, not that of the parent. */
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct node {
	struct mutex lock;
	struct list_head children, entry;
	struct work_struct work;
};

static void node_work(struct work_struct *work)
{
	struct node *n = container_of(work, struct node, work);

	mutex_lock(&n->lock);
	mutex_unlock(&n->lock);
}

void node_setup(struct node *n)
{
	mutex_init(&n->lock);
	INIT_WORK(&n->work, node_work);
}

static void node_reset(struct node *n)
{
	cancel_work_sync(&n->work);
}

void good_reset(struct node *n)
{
	struct node *child;

	mutex_lock(&n->lock);
	list_for_each_entry(child, &n->children, entry)
		node_reset(child);
	mutex_unlock(&n->lock);
}
