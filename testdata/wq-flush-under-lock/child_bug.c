/* Work of the object itself is waited for, under the lock that the work takes. */
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
	cancel_work_sync(&n->work); /* expect: wq-flush-under-lock */
}

void bad_reset(struct node *n)
{
	mutex_lock(&n->lock);
	node_reset(n); /* expect: wq-flush-under-lock */
	mutex_unlock(&n->lock);
}
