/* Waits that move out of the locked region, behind the release or in front of the lock. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>
#include <linux/timer.h>
#include <linux/workqueue.h>

struct fan {
	struct mutex lock;
	spinlock_t timer_lock;
	struct work_struct work;
	struct delayed_work poll;
	struct timer_list timer;
	int on, speed;
};

static void fan_work(struct work_struct *work)
{
	struct fan *f = container_of(work, struct fan, work);

	mutex_lock(&f->lock);
	f->speed++;
	mutex_unlock(&f->lock);
}

static void fan_poll(struct work_struct *work)
{
	struct fan *f = container_of(to_delayed_work(work), struct fan, poll);

	mutex_lock(&f->lock);
	f->speed--;
	mutex_unlock(&f->lock);
}

static void fan_timer(struct timer_list *t)
{
	struct fan *f = from_timer(f, t, timer);

	spin_lock(&f->timer_lock);
	f->speed = 0;
	spin_unlock(&f->timer_lock);
}

void fan_init(struct fan *f)
{
	mutex_init(&f->lock);
	spin_lock_init(&f->timer_lock);
	INIT_WORK(&f->work, fan_work);
	INIT_DELAYED_WORK(&f->poll, fan_poll);
	timer_setup(&f->timer, fan_timer, 0);
}

void fan_kick(struct fan *f)
{
	schedule_work(&f->work);
	mod_timer(&f->timer, jiffies + HZ);
}

void fan_watch(struct fan *f)
{
	mutex_lock(&f->lock);
	if (f->on)
		schedule_delayed_work(&f->poll, HZ);
	mutex_unlock(&f->lock);
}

void bad_stop(struct fan *f)
{
	mutex_lock(&f->lock);
	f->on = 0;
	/* nothing runs after this */
	cancel_work_sync(&f->work);
	cancel_delayed_work_sync(&f->poll); /* nor this */
	mutex_unlock(&f->lock);
}

int bad_reset(struct fan *f)
{
	mutex_lock(&f->lock);
	cancel_work_sync(&f->work);
	f->speed = 0;
	mutex_unlock(&f->lock);
	return 0;
}

void bad_timer_off(struct fan *f)
{
	unsigned long flags;

	spin_lock_irqsave(&f->timer_lock, flags);
	if (!f->on) {
		del_timer_sync(&f->timer);
		spin_unlock_irqrestore(&f->timer_lock, flags);
		return;
	}
	f->speed = 1;
	spin_unlock_irqrestore(&f->timer_lock, flags);
}

void bad_timer_stop(struct fan *f)
{
	spin_lock_bh(&f->timer_lock);
	f->on = 0;
	if (timer_pending(&f->timer))
		del_timer_sync(&f->timer);
	spin_unlock_bh(&f->timer_lock);
}

void bad_only(struct fan *f)
{
	mutex_lock(&f->lock);
	cancel_work_sync(&f->work);
	mutex_unlock(&f->lock);
}

/* fan_watch() may start it between the wait and the lock */
void bad_watch_reset(struct fan *f)
{
	mutex_lock(&f->lock);
	cancel_delayed_work_sync(&f->poll);
	f->speed = 0;
	mutex_unlock(&f->lock);
}
//--- command
// lockstep fix --no-cache -q --checks=-*,wq-flush-under-lock .
//--- status
// 1
//--- output
// Module propose-wait
//   propose-wait.c:72: possible circular locking dependency: cancel_work_sync() waits for fan_work() while holding fan.lock, which fan_work() takes [wq-flush-under-lock]
//     move-wait: calls cancel_work_sync() after fan.lock is released; who takes it in between may still meet the handler
//   propose-wait.c:73: possible circular locking dependency: cancel_delayed_work_sync() waits for fan_poll() while holding fan.lock, which fan_poll() takes [wq-flush-under-lock]
//     move-wait: calls cancel_delayed_work_sync() after fan.lock is released; who takes it in between may still meet the handler
//   propose-wait.c:80: possible circular locking dependency: cancel_work_sync() waits for fan_work() while holding fan.lock, which fan_work() takes [wq-flush-under-lock]
//     move-wait: calls cancel_work_sync() before fan.lock is taken, which nobody holds who starts it again
//   propose-wait.c:92: possible circular locking dependency: del_timer_sync() waits for fan_timer() while holding fan.timer_lock, which fan_timer() takes [wq-flush-under-lock]
//     move-wait: calls del_timer_sync() after fan.timer_lock is released; who takes it in between may still meet the handler
//   propose-wait.c:105: possible circular locking dependency: del_timer_sync() waits for fan_timer() while holding fan.timer_lock, which fan_timer() takes [wq-flush-under-lock]
//     move-wait: calls del_timer_sync() after fan.timer_lock is released; who takes it in between may still meet the handler
//   propose-wait.c:112: possible circular locking dependency: cancel_work_sync() waits for fan_work() while holding fan.lock, which fan_work() takes [wq-flush-under-lock]
//     move-wait: calls cancel_work_sync() after fan.lock is released; who takes it in between may still meet the handler
//   Note: nothing is left between taking and releasing fan.lock in bad_only(): is it needed there?
//   Proof: 1 unit read again without new diagnostics; the finding is gone, nothing new came; git apply accepts the diff
//
// diff --git a/propose-wait.c b/propose-wait.c
// index 8e18b5a..dfa63bf 100644
// --- a/propose-wait.c
// +++ b/propose-wait.c
// @@ -68,16 +68,16 @@ void bad_stop(struct fan *f)
//  {
//  	mutex_lock(&f->lock);
//  	f->on = 0;
// +	mutex_unlock(&f->lock);
//  	/* nothing runs after this */
//  	cancel_work_sync(&f->work);
//  	cancel_delayed_work_sync(&f->poll); /* nor this */
// -	mutex_unlock(&f->lock);
//  }
//  
//  int bad_reset(struct fan *f)
//  {
// -	mutex_lock(&f->lock);
//  	cancel_work_sync(&f->work);
// +	mutex_lock(&f->lock);
//  	f->speed = 0;
//  	mutex_unlock(&f->lock);
//  	return 0;
// @@ -89,8 +89,8 @@ void bad_timer_off(struct fan *f)
//  
//  	spin_lock_irqsave(&f->timer_lock, flags);
//  	if (!f->on) {
// -		del_timer_sync(&f->timer);
//  		spin_unlock_irqrestore(&f->timer_lock, flags);
// +		del_timer_sync(&f->timer);
//  		return;
//  	}
//  	f->speed = 1;
// @@ -101,16 +101,16 @@ void bad_timer_stop(struct fan *f)
//  {
//  	spin_lock_bh(&f->timer_lock);
//  	f->on = 0;
// +	spin_unlock_bh(&f->timer_lock);
//  	if (timer_pending(&f->timer))
//  		del_timer_sync(&f->timer);
// -	spin_unlock_bh(&f->timer_lock);
//  }
//  
//  void bad_only(struct fan *f)
//  {
//  	mutex_lock(&f->lock);
// -	cancel_work_sync(&f->work);
//  	mutex_unlock(&f->lock);
// +	cancel_work_sync(&f->work);
//  }
//  
//  /* fan_watch() may start it between the wait and the lock */
//
// Module propose-wait
//   propose-wait.c:120: possible circular locking dependency: cancel_delayed_work_sync() waits for fan_poll() while holding fan.lock, which fan_poll() takes [wq-flush-under-lock]
//     manual: cancel_delayed_work_sync() is called under the lock that fan_watch() may hold when it starts the same again
//   Nothing was changed.
//
