/* A function that is not here unlocks, as its name says. */
#include <linux/delay.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct node {
	spinlock_t lock;
	int state;
};

extern void node_attach_and_unlock(struct node *n);

struct node *node_new(void)
{
	struct node *n = kzalloc(sizeof(*n), GFP_KERNEL);

	if (n)
		spin_lock_init(&n->lock);
	return n;
}

static void begin(struct node *n)
{
	spin_lock(&n->lock);
	node_attach_and_unlock(n);
}

void good_write(struct node *n)
{
	begin(n);
	msleep(1);
}
