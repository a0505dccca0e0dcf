/* The helper sleeps with the lock that its caller has taken under another name. */
#include <linux/delay.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct host {
	spinlock_t lock;
	int state;
};

struct port {
	struct host *host;
};

struct host *host_new(void)
{
	struct host *h = kzalloc(sizeof(*h), GFP_KERNEL);

	if (h)
		spin_lock_init(&h->lock);
	return h;
}

static void settle(struct port *p)
{
	struct host *h = p->host;

	h->state++;
	msleep(10);
}

void bad_reset(struct host *h, struct port *p)
{
	spin_lock(&h->lock);
	h->state = 0;
	settle(p); /* expect: lock-sleep-atomic */
	spin_unlock(&h->lock);
}
