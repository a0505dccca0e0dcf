/* The unlock can not be read: its structure is in a header that is not there. */
#include <linux/errno.h>
#include <linux/spinlock.h>
#include <mach/no-such-header.h>

struct unread_context {
	spinlock_t lock;
	int count;
};

void unread_init(struct unread_context *c)
{
	spin_lock_init(&c->lock);
}

int unread_put(struct unread_context *c, int n)
{
	spin_lock(&c->lock);
	if (c->count < n) {
		spin_unlock(&((struct unread_outer *)c)->inner.lock);
		return -EINVAL;
	}
	c->count -= n;
	spin_unlock(&c->lock);
	return 0;
}
