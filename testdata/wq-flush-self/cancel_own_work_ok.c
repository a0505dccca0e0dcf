/* A delayed work's handler cancels itself without waiting. */
#include <linux/slab.h>
#include <linux/workqueue.h>

struct scan {
	struct delayed_work dwork;
	int left;
};

static void good_scan_work(struct work_struct *work)
{
	struct scan *s = container_of(work, struct scan, dwork.work);

	if (--s->left)
		schedule_delayed_work(&s->dwork, HZ);
	else
		cancel_delayed_work(&s->dwork);
}

int scan_start(void)
{
	struct scan *s = kzalloc(sizeof(*s), GFP_KERNEL);

	if (!s)
		return -ENOMEM;
	s->left = 3;
	INIT_DELAYED_WORK(&s->dwork, good_scan_work);
	schedule_delayed_work(&s->dwork, HZ);
	return 0;
}
