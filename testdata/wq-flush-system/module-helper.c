/* A helper module queues for this one through an exported function. */
#include <linux/module.h>
#include <linux/workqueue.h>
#include "helper.h"

static void foo_done(struct helper_data *data)
{
}

static void foo_request(struct helper_data *data)
{
	helper_enqueue(data, foo_done);
}

static void __exit bad_exit(void)
{
	flush_scheduled_work();
}
module_exit(bad_exit);
//--- helper.h
struct helper_data {
	struct work_struct work;
	void (*done)(struct helper_data *data);
};
void helper_enqueue(struct helper_data *data, void (*done)(struct helper_data *data));
//--- helper.c
#include <linux/module.h>
#include <linux/workqueue.h>
#include "helper.h"

static void helper_fn(struct work_struct *work)
{
	struct helper_data *data = container_of(work, struct helper_data, work);

	data->done(data);
}

void helper_enqueue(struct helper_data *data, void (*done)(struct helper_data *data))
{
	data->done = done;
	INIT_WORK(&data->work, helper_fn);
	schedule_work(&data->work);
}
EXPORT_SYMBOL(helper_enqueue);
//--- Makefile
obj-m += module-helper.o helper.o
//--- output
// module-helper.c:17:2: warning: flush_scheduled_work() in bad_exit() waits for every work item on system_wq [wq-flush-system]
// helper.c:42:2: note: helper_enqueue() of helper module helper queues helper_data.work (handler helper_fn()) on system_wq here
