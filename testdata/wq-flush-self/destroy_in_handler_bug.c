/* A handler destroys the workqueue that it runs on. */
#include <linux/slab.h>
#include <linux/workqueue.h>

struct session {
	struct workqueue_struct *wq;
	struct work_struct end;
};

static void bad_end_work(struct work_struct *work)
{
	struct session *s = container_of(work, struct session, end);

	destroy_workqueue(s->wq); /* expect: wq-flush-self */
	kfree(s);
}

int session_new(void)
{
	struct session *s = kzalloc(sizeof(*s), GFP_KERNEL);

	if (!s)
		return -ENOMEM;
	INIT_WORK(&s->end, bad_end_work);
	s->wq = alloc_workqueue("session", 0, 0);
	if (!s->wq) {
		kfree(s);
		return -ENOMEM;
	}
	queue_work(s->wq, &s->end);
	return 0;
}
