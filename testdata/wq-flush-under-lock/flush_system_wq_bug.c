/* A system workqueue is flushed under a mutex that another unit's handler takes. */
#include <linux/mutex.h>
#include <linux/workqueue.h>
#include "shared.h"

DEFINE_MUTEX(shared_lock);
static struct workqueue_struct *own;

static void local_work(struct work_struct *work)
{
}

static DECLARE_WORK(local, local_work);

int start(void)
{
	own = alloc_workqueue("own", 0, 0);
	if (!own)
		return -ENOMEM;
	queue_work(own, &local);
	return 0;
}

void bad_remove(void)
{
	mutex_lock(&shared_lock);
	flush_workqueue(system_long_wq); /* expect: wq-flush-under-lock, wq-flush-system */
	mutex_unlock(&shared_lock);
}
//--- shared.h
extern struct mutex shared_lock;
//--- other.c
#include <linux/mutex.h>
#include <linux/workqueue.h>
#include "shared.h"

static void far_work(struct work_struct *work)
{
	mutex_lock(&shared_lock);
	mutex_unlock(&shared_lock);
}

static DECLARE_WORK(far, far_work);

void other_start(void)
{
	queue_work(system_long_wq, &far);
}
//--- Makefile
obj-m := shared.o
shared-y := flush_system_wq_bug.o other.o
//--- command
// lockstep check --no-cache --checks='-*,wq-flush-under-lock' .
