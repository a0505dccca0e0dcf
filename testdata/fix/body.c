/* The flush is all that a condition does: it can not just go. */
#include <linux/module.h>
#include <linux/workqueue.h>

int busy(void);

static void __exit body_exit(void)
{
	if (busy())
		flush_scheduled_work();
}
module_exit(body_exit);
//--- command
// lockstep fix --no-cache -q .
//--- status
// 1
//--- output
// Module body
//   body.c:10: flush_scheduled_work() in body_exit()
//     manual: body.c:10: the flush is all that a condition or loop does
//   Nothing was changed.
//
