/* A macro of the driver flushes: what else uses it is not for lockstep to change. */
#include <linux/module.h>
#include <linux/workqueue.h>

#define drain_all() do { flush_scheduled_work(); } while (0)

static void __exit jobs_exit(void)
{
	drain_all();
}
module_exit(jobs_exit);
//--- command
// lockstep fix --no-cache -q .
//--- status
// 1
//--- output
// Module macro-flush
//   macro-flush.c:9: flush_scheduled_work() in jobs_exit()
//     manual: macro-flush.c:9: flush_scheduled_work() is called inside of a macro
//   Nothing was changed.
//
