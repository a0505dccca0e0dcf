/* With the lock checks and no deadlock, the finding says which handlers were looked at. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(table_mutex);
static DEFINE_MUTEX(exit_mutex);
static int entries;

static void table_work(struct work_struct *work)
{
	mutex_lock(&table_mutex);
	entries++;
	mutex_unlock(&table_mutex);
}

static DECLARE_WORK(table, table_work);

void table_changed(void)
{
	schedule_work(&table);
}

void bad_exit(void)
{
	mutex_lock(&exit_mutex);
	flush_scheduled_work();
	mutex_unlock(&exit_mutex);
}
//--- command
// lockstep check --no-cache --checks='-*,wq-flush-system,lock-leak' .
//--- output
// danger-count.c:26:2: warning: flush_scheduled_work() in bad_exit() waits for every work item on system_wq [wq-flush-system]
// danger-count.c:20:2: note: table_changed() queues table (handler table_work()) on system_wq here
// danger-count.c:26:2: note: 1 handler on system_wq was looked at: none is known to take a lock that may be held here; at worst, table_work() waits for table_mutex
