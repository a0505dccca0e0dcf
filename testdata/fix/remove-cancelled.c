/* The only item is cancelled synchronously on the way to the flush. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void tick_fn(struct work_struct *work)
{
}
static DECLARE_DELAYED_WORK(tick, tick_fn);

static int __init tick_init(void)
{
	schedule_delayed_work(&tick, 100);
	return 0;
}

static void tick_stop(void)
{
	cancel_delayed_work_sync(&tick);
}

static void __exit tick_exit(void)
{
	tick_stop();
	flush_scheduled_work();
}

module_init(tick_init);
module_exit(tick_exit);
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module remove-cancelled
//   remove-cancelled.c:24: flush_scheduled_work() in tick_exit()
//     remove: tick: on every path here it is waited for by tick_exit() -> tick_stop() -> cancel_delayed_work_sync()
//   Queue calls (Step 4):
//     stays  remove-cancelled.c:12: schedule_delayed_work(&tick): on every path here it is waited for by tick_exit() -> tick_stop() -> cancel_delayed_work_sync()
//   Proof: 1 unit read again without new diagnostics; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/remove-cancelled.c b/remove-cancelled.c
// index b012129..88a11c6 100644
// --- a/remove-cancelled.c
// +++ b/remove-cancelled.c
// @@ -21,7 +21,6 @@ static void tick_stop(void)
//  static void __exit tick_exit(void)
//  {
//  	tick_stop();
// -	flush_scheduled_work();
//  }
//  
//  module_init(tick_init);
//
