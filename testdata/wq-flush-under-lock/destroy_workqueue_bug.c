/* destroy_workqueue() under a rwsem that the handler reads. */
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

void bad_stop(void)
{
	down_write(&sem);
	destroy_workqueue(wq); /* expect: wq-flush-under-lock */
	wq = NULL;
	up_write(&sem);
}
