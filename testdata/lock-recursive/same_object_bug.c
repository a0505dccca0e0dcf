/* The callee gets the same object and takes its spinlock again. */
#include <linux/slab.h>
#include <linux/spinlock.h>

struct sock_pair {
	spinlock_t lock;
	struct sock_pair *peer;
};

struct sock_pair *pair_new(void)
{
	struct sock_pair *p = kzalloc(sizeof(*p), GFP_KERNEL);

	if (p)
		spin_lock_init(&p->lock);
	return p;
}

static void wake(struct sock_pair *p)
{
	spin_lock_nested(&p->lock, SINGLE_DEPTH_NESTING); /* expect: lock-recursive */
	spin_unlock(&p->lock);
}

void bad_close(struct sock_pair *p)
{
	spin_lock(&p->lock);
	wake(p); /* expect: lock-recursive */
	spin_unlock(&p->lock);
}
