/* The object that container_of() brings back has another lock than the held one. */
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

	mutex_lock(&c->list_lock);
	list_del_init(node);
	mutex_unlock(&c->list_lock);
}

void good_drop(struct conn *c)
{
	mutex_lock(&c->lock);
	drop_node(&c->node);
	mutex_unlock(&c->lock);
}
