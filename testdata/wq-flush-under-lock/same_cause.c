/* Close and remove wait for the same work under the same lock: one finding with two places. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct port {
	struct mutex lock;
	struct work_struct work;
};

static void port_work(struct work_struct *work)
{
	struct port *p = container_of(work, struct port, work);

	mutex_lock(&p->lock);
	mutex_unlock(&p->lock);
}

void port_init(struct port *p)
{
	mutex_init(&p->lock);
	INIT_WORK(&p->work, port_work);
}

void port_kick(struct port *p)
{
	schedule_work(&p->work);
}

void bad_close(struct port *p)
{
	mutex_lock(&p->lock);
	cancel_work_sync(&p->work); /* expect: wq-flush-under-lock */
	mutex_unlock(&p->lock);
}

void bad_remove(struct port *p)
{
	mutex_lock(&p->lock);
	cancel_work_sync(&p->work); /* expect: wq-flush-under-lock */
	mutex_unlock(&p->lock);
}
//--- output
// same_cause.c:32:2: error: possible circular locking dependency: cancel_work_sync() waits for port_work() while holding port.lock, which port_work() takes [wq-flush-under-lock]
// same_cause.c:31:2: note: bad_close() takes port.lock here
// same_cause.c:10:13: note: port_work() runs, which is what (work_completion)(port.work) stands for
// same_cause.c:14:2: note: port_work() waits for port.lock here, in the handler
// same_cause.c:32:2: note: bad_close() waits for (work_completion)(port.work) here
// same_cause.c:21:2: note: port_work() is registered here as the handler
// same_cause.c:32:2: note: the same lock on both sides: port_work() reaches p->lock from what it is given
// same_cause.c:39:2: note: the same cause in bad_remove(): possible circular locking dependency: cancel_work_sync() waits for port_work() while holding port.lock, which port_work() takes
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
