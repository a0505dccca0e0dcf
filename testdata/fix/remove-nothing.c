/* Nothing of the module is on the workqueue: the call goes, with its comment. */
#include <linux/module.h>
#include <linux/workqueue.h>

void stop_hardware(void);

static void __exit quiet_exit(void)
{
	stop_hardware();

	/* wait for all work */
	flush_scheduled_work();
}
module_exit(quiet_exit);
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module remove-nothing
//   remove-nothing.c:12: flush_scheduled_work() in quiet_exit()
//     remove: nothing that the module queues is on system_wq
//   Proof: 1 unit read again without new diagnostics; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/remove-nothing.c b/remove-nothing.c
// index 41c2589..8ccfd47 100644
// --- a/remove-nothing.c
// +++ b/remove-nothing.c
// @@ -7,8 +7,5 @@ void stop_hardware(void);
//  static void __exit quiet_exit(void)
//  {
//  	stop_hardware();
// -
// -	/* wait for all work */
// -	flush_scheduled_work();
//  }
//  module_exit(quiet_exit);
//
