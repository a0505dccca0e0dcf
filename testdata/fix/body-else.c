/* A flush on one of two ways, or behind a call: removing it is not all there is to do. */
#include <linux/module.h>
#include <linux/workqueue.h>

int going;

static void __exit body_exit(void)
{
	if (going)
		flush_scheduled_work();
	else
		going = 1;
}

void unused(void)
{
	int was = going;

	if (was)
		flush_scheduled_work();
}
module_exit(body_exit);
//--- command
// lockstep fix --no-cache -q .
//--- status
// 1
//--- output
// Module body-else
//   body-else.c:10: flush_scheduled_work() in body_exit()
//     manual: body-else.c:10: the flush is all that a condition or loop does
//   body-else.c:20: flush_scheduled_work() in unused()
//     manual: body-else.c:10: the flush is all that a condition or loop does
//   Nothing was changed.
//
