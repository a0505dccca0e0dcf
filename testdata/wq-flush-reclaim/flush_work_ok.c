/* A WQ_MEM_RECLAIM handler waits for an item on a WQ_MEM_RECLAIM workqueue. */
#include <linux/workqueue.h>

static struct workqueue_struct *io_wq, *aux_wq;

static void aux_work(struct work_struct *work)
{
}

static DECLARE_WORK(aux, aux_work);

static void good_io_work(struct work_struct *work)
{
	queue_work(aux_wq, &aux);
	flush_work(&aux);
}

static DECLARE_WORK(io, good_io_work);

int start(void)
{
	io_wq = alloc_workqueue("io", WQ_MEM_RECLAIM, 0);
	aux_wq = alloc_workqueue("aux", WQ_MEM_RECLAIM, 0);
	if (!io_wq || !aux_wq)
		return -ENOMEM;
	queue_work(io_wq, &io);
	return 0;
}
