/* Released twice, unless the function called in between never returns. */
#include <linux/kernel.h>
#include <linux/spinlock.h>

struct host {
	spinlock_t lock, error_lock;
	int running, errors;
};

static void host_error(struct host *h)
{
	spin_lock(&h->error_lock);
	h->errors++;
	spin_unlock(&h->error_lock);
	panic("host error");
}

void good_complete(struct host *h)
{
	spin_lock(&h->lock);
	if (h->running) {
		spin_unlock(&h->lock);
		host_error(h);
	}
	h->running = 1;
	spin_unlock(&h->lock);
}

void host_setup(struct host *h)
{
	spin_lock_init(&h->lock);
	spin_lock_init(&h->error_lock);
}
