/* Lockdep: two objects of one type, nested by subclass, then the other way around. */
#include <linux/module.h>
#include <linux/mutex.h>

struct node {
	struct mutex lock;
};

static struct node parent, child;

static void bad_down(struct node *p, struct node *c)
{
	mutex_lock(&p->lock);
	mutex_lock_nested(&c->lock, SINGLE_DEPTH_NESTING); /* expect: lock-order */
	mutex_unlock(&c->lock);
	mutex_unlock(&p->lock);
}

static void bad_up(struct node *p, struct node *c)
{
	mutex_lock_nested(&c->lock, SINGLE_DEPTH_NESTING);
	mutex_lock(&p->lock); /* expect: lock-order */
	mutex_unlock(&p->lock);
	mutex_unlock(&c->lock);
}

static void node_init(struct node *n)
{
	mutex_init(&n->lock);
}

static int __init case_init(void)
{
	node_init(&parent);
	node_init(&child);
	bad_down(&parent, &child);
	bad_up(&parent, &child);
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
