/* destroy_workqueue() before the rwsem that the handler reads is written. */
#include <linux/rwsem.h>
#include <linux/workqueue.h>

static struct workqueue_struct *wq;
static DECLARE_RWSEM(sem);

static void report_work(struct work_struct *work)
{
	down_read(&sem);
	up_read(&sem);
}

static DECLARE_WORK(report, report_work);

int start(void)
{
	wq = alloc_workqueue("report", 0, 0);
	if (!wq)
		return -ENOMEM;
	queue_work(wq, &report);
	return 0;
}

void good_stop(void)
{
	destroy_workqueue(wq);
	down_write(&sem);
	wq = NULL;
	up_write(&sem);
}
