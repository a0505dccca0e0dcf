/* The function of a table gives the core's lock back while it waits. */
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
	mutex_unlock(&u->lock);
	cancel_work_sync(&u->work);
	mutex_lock(&u->lock);
}

static const struct unit_ops ops = { .stop = unit_stop };

void unit_setup(struct unit *u)
{
	mutex_init(&u->lock);
	INIT_WORK(&u->work, unit_work);
	u->ops = &ops;
}

void good_halt(struct unit *u)
{
	mutex_lock(&u->lock);
	u->ops->stop(u);
	mutex_unlock(&u->lock);
}
