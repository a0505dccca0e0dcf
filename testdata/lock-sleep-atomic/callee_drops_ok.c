/* The helper drops the lock while it sleeps; its caller has taken it under another name. */
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
	spin_unlock(&h->lock);
	msleep(10);
	spin_lock(&h->lock);
}

void good_reset(struct host *h, struct port *p)
{
	spin_lock(&h->lock);
	h->state = 0;
	settle(p);
	spin_unlock(&h->lock);
}
