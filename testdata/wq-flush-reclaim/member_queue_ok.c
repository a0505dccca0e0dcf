/* The object's plain workqueue runs a handler that flushes its reclaim one. */
#include <linux/slab.h>
#include <linux/workqueue.h>

struct vol {
	struct workqueue_struct *a;
	struct workqueue_struct *b;
	struct work_struct work;
};

static void good_vol_work(struct work_struct *work)
{
	struct vol *v = container_of(work, struct vol, work);

	flush_workqueue(v->b);
}

int vol_start(struct vol *v)
{
	v->a = alloc_workqueue("a", WQ_UNBOUND, 0);
	v->b = alloc_workqueue("b", WQ_MEM_RECLAIM, 0);
	if (!v->a || !v->b)
		return -ENOMEM;
	INIT_WORK(&v->work, good_vol_work);
	queue_work(v->a, &v->work);
	return 0;
}
