/* What a report says: both sides with their calls, and lockdep's table with the pseudo-lock. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct port {
	struct mutex lock;
	struct work_struct work;
};

static void port_update(struct port *p)
{
	mutex_lock(&p->lock);
	mutex_unlock(&p->lock);
}

static void port_work(struct work_struct *work)
{
	port_update(container_of(work, struct port, work));
}

void port_init(struct port *p)
{
	mutex_init(&p->lock);
	INIT_WORK(&p->work, port_work);
}

void bad_close(struct port *p)
{
	mutex_lock(&p->lock);
	cancel_work_sync(&p->work);
	mutex_unlock(&p->lock);
}
//--- output
// table.c:30:2: error: possible circular locking dependency: cancel_work_sync() waits for port_work() while holding port.lock, which port_update() takes [wq-flush-under-lock]
// table.c:29:2: note: bad_close() takes port.lock here
// table.c:16:13: note: port_work() runs, which is what (work_completion)(port.work) stands for
// table.c:18:2: note: port_work() calls port_update() here
// table.c:12:2: note: port_update() waits for port.lock here, in the handler
// table.c:30:2: note: bad_close() waits for (work_completion)(port.work) here
// table.c:24:2: note: port_work() is registered here as the handler
// table.c:30:2: note: the same lock on both sides: port_work() reaches p->lock from what it is given
//
//  Possible unsafe locking scenario:
//
//        CPU0                    CPU1
//        ----                    ----
//   lock(port.lock);
//                                lock((work_completion)(port.work));
//                                lock(port.lock);
//   lock((work_completion)(port.work));
//
//   *** DEADLOCK ***
//
