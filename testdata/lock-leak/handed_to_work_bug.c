/* The lock is left to a work item, whose handler does not release it. */
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct radio {
	struct mutex scan_mutex;
	struct work_struct scan_work;
	int up, scans;
};

static void scan_work_fn(struct work_struct *work)
{
	struct radio *r = container_of(work, struct radio, scan_work);

	r->scans++;
}

int bad_scan(struct radio *r)
{
	int ret = -ENODEV;

	mutex_lock(&r->scan_mutex);
	if (!r->up) {
		ret = 0;
		goto out;
	}
	schedule_work(&r->scan_work);
	return 0; /* expect: lock-leak */
out:
	mutex_unlock(&r->scan_mutex);
	return ret;
}

int radio_users(struct radio *r)
{
	INIT_WORK(&r->scan_work, scan_work_fn);
	mutex_init(&r->scan_mutex);
	return bad_scan(r);
}
