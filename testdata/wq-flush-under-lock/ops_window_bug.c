/* The function of a table waits under the lock that the core holds for it. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct unit {
	struct mutex lock;
	struct work_struct work;
	const struct unit_ops *ops;
};

struct unit_ops {
	void (*stop)(struct unit *u);
};

static void unit_work(struct work_struct *work)
{
	struct unit *u = container_of(work, struct unit, work);

	mutex_lock(&u->lock);
	mutex_unlock(&u->lock);
}

static void unit_stop(struct unit *u)
{
	cancel_work_sync(&u->work); /* expect: wq-flush-under-lock */
}

static const struct unit_ops ops = { .stop = unit_stop };

void unit_setup(struct unit *u)
{
	mutex_init(&u->lock);
	INIT_WORK(&u->work, unit_work);
	u->ops = &ops;
}

void bad_halt(struct unit *u)
{
	mutex_lock(&u->lock);
	u->ops->stop(u); /* expect: wq-flush-under-lock */
	mutex_unlock(&u->lock);
}
