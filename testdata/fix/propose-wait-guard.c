/* Waits that move out of a scoped_guard() block, and twins that stay. */
#include <linux/cleanup.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct pump {
	struct mutex lock;
	struct work_struct work;
	struct delayed_work slow_work;
	int level;
};

static void pump_work(struct work_struct *work)
{
	struct pump *p = container_of(work, struct pump, work);

	scoped_guard(mutex, &p->lock) {
		p->level++;
	}
}

static void slow_work(struct work_struct *work)
{
	struct pump *p = container_of(work, struct pump, slow_work.work);

	guard(mutex)(&p->lock);
	p->level--;
}

void pump_start(struct pump *p)
{
	mutex_init(&p->lock);
	INIT_WORK(&p->work, pump_work);
	INIT_DELAYED_WORK(&p->slow_work, slow_work);
	schedule_work(&p->work);
	schedule_delayed_work(&p->slow_work, 1);
}

void good_after(struct pump *p)
{
	scoped_guard(mutex, &p->lock) {
		p->level = 0;
		/* no more of it */
		cancel_work_sync(&p->work);
		cancel_delayed_work_sync(&p->slow_work);
	}
	p->level = 1;
}

void good_before(struct pump *p)
{
	if (p->level) {
		scoped_guard(mutex, &p->lock) {
			cancel_work_sync(&p->work);
			p->level = 0;
		}
	}
}

void bad_break(struct pump *p)
{
	scoped_guard(mutex, &p->lock) {
		if (p->level)
			break;
		cancel_work_sync(&p->work);
	}
}

void bad_middle(struct pump *p)
{
	scoped_guard(mutex, &p->lock) {
		p->level = 0;
		cancel_work_sync(&p->work);
		p->level = 1;
	}
}

void bad_alone(struct pump *p)
{
	scoped_guard(mutex, &p->lock) {
		cancel_work_sync(&p->work);
	}
}

void bad_guard(struct pump *p)
{
	guard(mutex)(&p->lock);
	p->level = 0;
	cancel_work_sync(&p->work);
}
//--- command
// lockstep fix --no-cache -q --checks=-*,wq-flush-under-lock .
//--- status
// 1
//--- output
// Module propose-wait-guard
//   propose-wait-guard.c:45: possible circular locking dependency: cancel_work_sync() waits for pump_work() while holding pump.lock, which pump_work() takes [wq-flush-under-lock]
//     move-wait: calls cancel_work_sync() after pump.lock is released; who takes it in between may still meet the handler
//   propose-wait-guard.c:46: possible circular locking dependency: cancel_delayed_work_sync() waits for slow_work() while holding pump.lock, which slow_work() takes [wq-flush-under-lock]
//     move-wait: calls cancel_delayed_work_sync() after pump.lock is released; who takes it in between may still meet the handler
//   propose-wait-guard.c:55: possible circular locking dependency: cancel_work_sync() waits for pump_work() while holding pump.lock, which pump_work() takes [wq-flush-under-lock]
//     move-wait: calls cancel_work_sync() before pump.lock is taken, which nobody holds who starts it again
//   Proof: 1 unit read again without new diagnostics; the finding is gone, nothing new came; git apply accepts the diff
//
// diff --git a/propose-wait-guard.c b/propose-wait-guard.c
// index 83d38a8..4f6bdb9 100644
// --- a/propose-wait-guard.c
// +++ b/propose-wait-guard.c
// @@ -41,18 +41,18 @@ void good_after(struct pump *p)
//  {
//  	scoped_guard(mutex, &p->lock) {
//  		p->level = 0;
// -		/* no more of it */
// -		cancel_work_sync(&p->work);
// -		cancel_delayed_work_sync(&p->slow_work);
//  	}
// +	/* no more of it */
// +	cancel_work_sync(&p->work);
// +	cancel_delayed_work_sync(&p->slow_work);
//  	p->level = 1;
//  }
//  
//  void good_before(struct pump *p)
//  {
//  	if (p->level) {
// +		cancel_work_sync(&p->work);
//  		scoped_guard(mutex, &p->lock) {
// -			cancel_work_sync(&p->work);
//  			p->level = 0;
//  		}
//  	}
//
// Module propose-wait-guard
//   propose-wait-guard.c:66: possible circular locking dependency: cancel_work_sync() waits for pump_work() while holding pump.lock, which pump_work() takes [wq-flush-under-lock]
//     manual: cancel_work_sync() stands neither right before the release nor right after the lock
//   Nothing was changed.
//
// Module propose-wait-guard
//   propose-wait-guard.c:74: possible circular locking dependency: cancel_work_sync() waits for pump_work() while holding pump.lock, which pump_work() takes [wq-flush-under-lock]
//     manual: cancel_work_sync() stands neither at the end of the guarded block nor at its start
//   Nothing was changed.
//
// Module propose-wait-guard
//   propose-wait-guard.c:82: possible circular locking dependency: cancel_work_sync() waits for pump_work() while holding pump.lock, which pump_work() takes [wq-flush-under-lock]
//     manual: nothing would be left under pump.lock in bad_alone()
//   Nothing was changed.
//
// Module propose-wait-guard
//   propose-wait-guard.c:90: possible circular locking dependency: cancel_work_sync() waits for pump_work() while holding pump.lock, which pump_work() takes [wq-flush-under-lock]
//     manual: cancel_work_sync() stands neither right before the release nor right after the lock
//   Nothing was changed.
//
