/* Waits that stay: on a condition, in the middle, above a label or #endif, looked up under the lock. */
#include <linux/list.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct port {
	struct mutex lock;
	struct work_struct work;
	struct port *peer;
	int open;
};

static void port_work(struct work_struct *work)
{
	struct port *p = container_of(work, struct port, work);

	mutex_lock(&p->lock);
	p->open++;
	mutex_unlock(&p->lock);
}

void port_init(struct port *p)
{
	mutex_init(&p->lock);
	INIT_WORK(&p->work, port_work);
	schedule_work(&p->work);
}

void bad_condition(struct port *p)
{
	mutex_lock(&p->lock);
	if (p->open)
		cancel_work_sync(&p->work);
	mutex_unlock(&p->lock);
}

void bad_middle(struct port *p)
{
	mutex_lock(&p->lock);
	p->open = 1;
	cancel_work_sync(&p->work);
	p->open = 0;
	mutex_unlock(&p->lock);
}

void bad_label(struct port *p)
{
	mutex_lock(&p->lock);
	if (!p->open)
		goto out;
	cancel_work_sync(&p->work);
out:
	mutex_unlock(&p->lock);
}

void bad_directive(struct port *p)
{
	mutex_lock(&p->lock);
	p->open = 0;
#ifdef CONFIG_SMP
	cancel_work_sync(&p->work);
#endif
	mutex_unlock(&p->lock);
}

int bad_result(struct port *p)
{
	int was;

	mutex_lock(&p->lock);
	was = cancel_work_sync(&p->work);
	mutex_unlock(&p->lock);
	return was;
}
//--- command
// lockstep fix --no-cache -q --checks=-*,wq-flush-under-lock .
//--- status
// 1
//--- output
// Module propose-wait-not
//   propose-wait-not.c:34: possible circular locking dependency: cancel_work_sync() waits for port_work() while holding port.lock, which port_work() takes [wq-flush-under-lock]
//     manual: cancel_work_sync() stands neither right before the release nor right after the lock
//   Nothing was changed.
//
// Module propose-wait-not
//   propose-wait-not.c:42: possible circular locking dependency: cancel_work_sync() waits for port_work() while holding port.lock, which port_work() takes [wq-flush-under-lock]
//     manual: cancel_work_sync() stands neither right before the release nor right after the lock
//   Nothing was changed.
//
// Module propose-wait-not
//   propose-wait-not.c:52: possible circular locking dependency: cancel_work_sync() waits for port_work() while holding port.lock, which port_work() takes [wq-flush-under-lock]
//     manual: cancel_work_sync() stands neither right before the release nor right after the lock
//   Nothing was changed.
//
// Module propose-wait-not
//   propose-wait-not.c:62: possible circular locking dependency: cancel_work_sync() waits for port_work() while holding port.lock, which port_work() takes [wq-flush-under-lock]
//     manual: cancel_work_sync() stands neither right before the release nor right after the lock
//   Nothing was changed.
//
// Module propose-wait-not
//   propose-wait-not.c:72: possible circular locking dependency: cancel_work_sync() waits for port_work() while holding port.lock, which port_work() takes [wq-flush-under-lock]
//     manual: cancel_work_sync() stands neither right before the release nor right after the lock
//   Nothing was changed.
//
