/* Lockdep: the same mutex of the same object again. */
#include <linux/module.h>
#include <linux/mutex.h>

struct node {
	struct mutex lock;
};

static struct node one, two;

static void bad_both(struct node *p, struct node *q)
{
	mutex_lock(&p->lock);
	mutex_lock(&p->lock); /* expect: lock-recursive */
	mutex_unlock(&q->lock);
	mutex_unlock(&p->lock);
}

static void node_init(struct node *n)
{
	mutex_init(&n->lock);
}

static int __init case_init(void)
{
	node_init(&one);
	node_init(&two);
	bad_both(&one, &two);
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
