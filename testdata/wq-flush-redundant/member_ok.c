/* The flush is for another member's workqueue. */
#include <linux/workqueue.h>

struct host {
	struct workqueue_struct *io_wq;
	struct workqueue_struct *err_wq;
};

int start(struct host *h)
{
	h->io_wq = alloc_workqueue("io", 0, 0);
	h->err_wq = alloc_workqueue("err", 0, 0);
	return h->io_wq && h->err_wq ? 0 : -ENOMEM;
}

void good_stop(struct host *host)
{
	struct host *h = host;

	flush_workqueue(host->err_wq);
	destroy_workqueue(h->io_wq);
}
