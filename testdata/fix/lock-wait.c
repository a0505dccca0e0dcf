/* Waiting by name under a lock that the handler takes would hang: nothing is changed. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct meter {
	struct mutex lock;
	struct work_struct work;
	int value;
};

static void meter_fn(struct work_struct *work)
{
	struct meter *meter = container_of(work, struct meter, work);

	mutex_lock(&meter->lock);
	meter->value++;
	mutex_unlock(&meter->lock);
}

int bad_meter_read(struct meter *meter)
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
	INIT_WORK(&meter->work, meter_fn);
}
//--- command
// lockstep fix --no-cache -q .
//--- status
// 1
//--- output
// Module lock-wait
//   lock-wait.c:27: flush_scheduled_work() in bad_meter_read()
//     manual: the rewrite was not proven: lock-wait.c:27: possible circular locking dependency: flush_work() waits for meter_fn() while holding meter.lock, which meter_fn() takes [wq-flush-under-lock]
//   Queue calls (Step 4):
//     stays  lock-wait.c:26: schedule_work(&meter->work): nothing was changed
//   Nothing was changed.
//
