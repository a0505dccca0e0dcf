/* The handler's helper, shared with remove(), cancels the handler's own item. */
#include <linux/slab.h>
#include <linux/workqueue.h>

struct unit {
	struct work_struct reset;
	int dead;
};

static void unit_shutdown(struct unit *u)
{
	u->dead = 1;
	cancel_work_sync(&u->reset); /* expect: wq-flush-self */
}

static void bad_reset_work(struct work_struct *work)
{
	struct unit *u = container_of(work, struct unit, reset);

	if (u->dead > 1)
		unit_shutdown(u); /* expect: wq-flush-self */
}

void unit_add(struct unit *u)
{
	INIT_WORK(&u->reset, bad_reset_work);
	schedule_work(&u->reset);
}

void unit_remove(struct unit *u)
{
	unit_shutdown(u);
	kfree(u);
}
