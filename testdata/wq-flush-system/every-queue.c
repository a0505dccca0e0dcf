/* Each system workqueue that every kernel has. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void bad_stop(void)
{
	flush_workqueue(system_wq);
	flush_workqueue(system_highpri_wq);
	flush_workqueue(system_long_wq);
	flush_workqueue(system_unbound_wq);
	flush_workqueue(system_freezable_wq);
	flush_workqueue(system_power_efficient_wq);
	flush_workqueue(system_freezable_power_efficient_wq);
}
//--- output
// every-queue.c:7:2: warning: flush_workqueue(system_wq) in bad_stop() waits for every work item on system_wq [wq-flush-system]
// every-queue.c:7:2: note: nothing in module every-queue queues work on system_wq: Step 0, the call may just go
// every-queue.c:8:2: warning: flush_workqueue(system_highpri_wq) in bad_stop() waits for every work item on system_highpri_wq [wq-flush-system]
// every-queue.c:8:2: note: nothing in module every-queue queues work on system_highpri_wq: Step 0, the call may just go
// every-queue.c:9:2: warning: flush_workqueue(system_long_wq) in bad_stop() waits for every work item on system_long_wq [wq-flush-system]
// every-queue.c:9:2: note: nothing in module every-queue queues work on system_long_wq: Step 0, the call may just go
// every-queue.c:10:2: warning: flush_workqueue(system_unbound_wq) in bad_stop() waits for every work item on system_unbound_wq [wq-flush-system]
// every-queue.c:10:2: note: nothing in module every-queue queues work on system_unbound_wq: Step 0, the call may just go
// every-queue.c:11:2: warning: flush_workqueue(system_freezable_wq) in bad_stop() waits for every work item on system_freezable_wq [wq-flush-system]
// every-queue.c:11:2: note: nothing in module every-queue queues work on system_freezable_wq: Step 0, the call may just go
// every-queue.c:12:2: warning: flush_workqueue(system_power_efficient_wq) in bad_stop() waits for every work item on system_power_efficient_wq [wq-flush-system]
// every-queue.c:12:2: note: nothing in module every-queue queues work on system_power_efficient_wq: Step 0, the call may just go
// every-queue.c:13:2: warning: flush_workqueue(system_freezable_power_efficient_wq) in bad_stop() waits for every work item on system_freezable_power_efficient_wq [wq-flush-system]
// every-queue.c:13:2: note: nothing in module every-queue queues work on system_freezable_power_efficient_wq: Step 0, the call may just go
