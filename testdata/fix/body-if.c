/* A flush that goes takes along the condition that has nothing else to do; not one that does something. */
#include <linux/module.h>
#include <linux/workqueue.h>

struct dock {
	int open, users;
};

static struct dock dock;

int busy(void);

void alone(struct dock *d)
{
	int n = d->users;

	if (d->open && n > 0)
		flush_scheduled_work();
	d->open = n;
#ifdef CONFIG_DOCK_WAIT
	flush_scheduled_work();
#endif
}

void braces(struct dock *d)
{
	d->users--;

	/* no work is left after this */
	if (!d->users &&
	    d->open) {
		flush_scheduled_work();
	}

	d->open = 0;
}

static void __exit body_exit(void)
{
	if (dock.open) {
		dock.open = 0;
		flush_scheduled_work();
	}
}
module_exit(body_exit);
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module body-if
//   body-if.c:18: flush_scheduled_work() in alone()
//     remove: nothing that the module queues is on system_wq
//   body-if.c:21: flush_scheduled_work() in alone()
//     remove: nothing that the module queues is on system_wq
//   body-if.c:32: flush_scheduled_work() in braces()
//     remove: nothing that the module queues is on system_wq
//   body-if.c:42: flush_scheduled_work() in body_exit()
//     remove: nothing that the module queues is on system_wq
//   Proof: 1 unit read again without new diagnostics; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/body-if.c b/body-if.c
// index 87cbfe4..efccff6 100644
// --- a/body-if.c
// +++ b/body-if.c
// @@ -14,24 +14,13 @@ void alone(struct dock *d)
//  {
//  	int n = d->users;
//  
// -	if (d->open && n > 0)
// -		flush_scheduled_work();
//  	d->open = n;
// -#ifdef CONFIG_DOCK_WAIT
// -	flush_scheduled_work();
// -#endif
//  }
//  
//  void braces(struct dock *d)
//  {
//  	d->users--;
//  
// -	/* no work is left after this */
// -	if (!d->users &&
// -	    d->open) {
// -		flush_scheduled_work();
// -	}
// -
//  	d->open = 0;
//  }
//  
// @@ -39,7 +28,6 @@ static void __exit body_exit(void)
//  {
//  	if (dock.open) {
//  		dock.open = 0;
// -		flush_scheduled_work();
//  	}
//  }
//  module_exit(body_exit);
//
