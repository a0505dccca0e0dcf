/* What the helper takes stays locked: the function that is not here does not unlock. */
#include <linux/delay.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct node {
	spinlock_t lock;
	int state;
};

extern void node_attach(struct node *n);

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
	node_attach(n);
}

void bad_write(struct node *n)
{
	begin(n);
	msleep(1); /* expect: lock-sleep-atomic */
	spin_unlock(&n->lock);
}
