/* container_of() brings the holder's own object back, whose lock is taken again. */
#include <linux/list.h>
#include <linux/mutex.h>

struct conn {
	struct mutex lock;
	struct mutex list_lock;
	struct list_head node;
};

void conn_init(struct conn *c)
{
	mutex_init(&c->lock);
	mutex_init(&c->list_lock);
	INIT_LIST_HEAD(&c->node);
}

static void drop_node(struct list_head *node)
{
	struct conn *c = container_of(node, struct conn, node);

	mutex_lock(&c->lock); /* expect: lock-recursive */
	list_del_init(node);
	mutex_unlock(&c->lock);
}

void bad_drop(struct conn *c)
{
	mutex_lock(&c->lock);
	drop_node(&c->node); /* expect: lock-recursive */
	mutex_unlock(&c->lock);
}
