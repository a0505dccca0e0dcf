/* The lock is left to a work item, whose handler releases it. */
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
	mutex_unlock(&r->scan_mutex);
}

int good_scan(struct radio *r)
{
	int ret = -ENODEV;

	mutex_lock(&r->scan_mutex);
	if (!r->up) {
		ret = 0;
		goto out;
	}
	schedule_work(&r->scan_work);
	return 0;
out:
	mutex_unlock(&r->scan_mutex);
	return ret;
}

int radio_users(struct radio *r)
{
	INIT_WORK(&r->scan_work, scan_work_fn);
	mutex_init(&r->scan_mutex);
	return good_scan(r);
}
