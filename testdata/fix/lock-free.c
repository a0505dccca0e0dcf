/* The handler takes another lock than the one that is held: a wait by name is fine. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct meter {
	struct mutex lock, count_lock;
	struct work_struct work;
	int value;
};

static void meter_fn(struct work_struct *work)
{
	struct meter *meter = container_of(work, struct meter, work);

	mutex_lock(&meter->count_lock);
	meter->value++;
	mutex_unlock(&meter->count_lock);
}

int good_meter_read(struct meter *meter)
{
	int value;

	mutex_lock(&meter->lock);
	schedule_work(&meter->work);
	flush_scheduled_work();
	value = meter->value;
	mutex_unlock(&meter->lock);
	return value;
}

void meter_setup(struct meter *meter)
{
	mutex_init(&meter->lock);
	mutex_init(&meter->count_lock);
	INIT_WORK(&meter->work, meter_fn);
}
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module lock-free
//   lock-free.c:27: flush_scheduled_work() in good_meter_read()
//     flush-work: meter.work: flush_work(&meter->work)
//   Queue calls (Step 4):
//     stays  lock-free.c:26: schedule_work(&meter->work): stays on system_wq; flush_work(&meter->work) waits for it
//   Proof: 1 unit read again without new diagnostics; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/lock-free.c b/lock-free.c
// index 02303fe..b186485 100644
// --- a/lock-free.c
// +++ b/lock-free.c
// @@ -24,7 +24,7 @@ int good_meter_read(struct meter *meter)
//  
//  	mutex_lock(&meter->lock);
//  	schedule_work(&meter->work);
// -	flush_scheduled_work();
// +	flush_work(&meter->work);
//  	value = meter->value;
//  	mutex_unlock(&meter->lock);
//  	return value;
//
