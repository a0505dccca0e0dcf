/* The handler completes the waiter before it takes the mutex that the waiter holds. */
#include <linux/completion.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct req {
	struct mutex lock;
	struct completion done;
	struct work_struct work;
};

static void req_work(struct work_struct *work)
{
	struct req *r = container_of(work, struct req, work);

	complete(&r->done);
	mutex_lock(&r->lock);
	mutex_unlock(&r->lock);
}

void good_req_run(struct req *r)
{
	mutex_init(&r->lock);
	init_completion(&r->done);
	INIT_WORK(&r->work, req_work);
	mutex_lock(&r->lock);
	schedule_work(&r->work);
	wait_for_completion(&r->done);
	mutex_unlock(&r->lock);
}
