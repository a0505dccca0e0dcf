/* The flush and the destruction name the same member through two expressions. */
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

void bad_stop(struct host *host)
{
	struct host *h = host;

	flush_workqueue(host->io_wq); /* expect: wq-flush-redundant */
	destroy_workqueue(h->io_wq);
}
//--- status
// 0
