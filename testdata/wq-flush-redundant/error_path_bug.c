/* An error path flushes the workqueue on which nothing was queued and destroys it. */
#include <linux/workqueue.h>

static struct workqueue_struct *wq;
extern int connect(void);

int bad_start(void)
{
	int err;

	wq = alloc_workqueue("error", 0, 0);
	if (!wq)
		return -ENOMEM;
	err = connect();
	if (err) {
		flush_workqueue(wq); /* expect: wq-flush-redundant */
		destroy_workqueue(wq);
	}
	return err;
}

void pause_all(void)
{
	flush_workqueue(wq);
}
//--- status
// 0
