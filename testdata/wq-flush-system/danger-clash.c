/* With the lock checks, the finding shows the deadlock: a caller holds what a handler of another file takes. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

extern struct mutex bus_mutex;

static void bad_drain(void)
{
	flush_scheduled_work();
}

void bad_remove(void)
{
	mutex_lock(&bus_mutex);
	bad_drain();
	mutex_unlock(&bus_mutex);
}
//--- scan.c
#include <linux/mutex.h>
#include <linux/workqueue.h>

DEFINE_MUTEX(bus_mutex);
static int devices;

static void bus_rescan(void)
{
	mutex_lock(&bus_mutex);
	devices++;
	mutex_unlock(&bus_mutex);
}

static void scan_work(struct work_struct *work)
{
	bus_rescan();
}

static DECLARE_WORK(scan, scan_work);

void bus_changed(void)
{
	schedule_work(&scan);
}
//--- command
// lockstep check --no-cache --checks='-*,wq-flush-system,lock-leak' .
//--- output
// danger-clash.c:15:2: warning: bad_drain() in bad_remove() waits for every work item on system_wq [wq-flush-system]
// danger-clash.c:9:2: note: bad_drain() calls flush_scheduled_work() here
// scan.c:41:2: note: bus_changed() queues scan (handler scan_work()) on system_wq here
// danger-clash.c:15:2: note: possible deadlock (certain: a single global lock): bus_mutex may be held here, and scan_work() on system_wq takes it
// danger-clash.c:14:2: note: bad_remove() takes bus_mutex here
// scan.c:32:13: note: scan_work() runs on system_wq, which holds (wq_completion)events
// scan.c:34:2: note: scan_work() calls bus_rescan() here
// scan.c:27:2: note: bus_rescan() waits for bus_mutex here
// danger-clash.c:15:2: note: bad_remove() calls bad_drain() here
// danger-clash.c:9:2: note: bad_drain() waits for (wq_completion)events here
//
//  Possible unsafe locking scenario:
//
//        CPU0                    CPU1
//        ----                    ----
//   lock(bus_mutex);
//                                lock((wq_completion)events);
//                                lock(bus_mutex);
//   lock((wq_completion)events);
//
//   *** DEADLOCK ***
//
