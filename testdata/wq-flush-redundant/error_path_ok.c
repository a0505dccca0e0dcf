/* An error path destroys the workqueue; the exit function flushes it and keeps it. */
#include <linux/workqueue.h>

static struct workqueue_struct *wq;
extern int connect(void);

int good_start(void)
{
	int err;

	wq = alloc_workqueue("error", 0, 0);
	if (!wq)
		return -ENOMEM;
	err = connect();
	if (err) {
		destroy_workqueue(wq);
	}
	return err;
}

void pause_all(void)
{
	flush_workqueue(wq);
}
