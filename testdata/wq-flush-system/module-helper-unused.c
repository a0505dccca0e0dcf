/* Twin of module-helper.c: the exported function is there, but this module does not call it. */
#include <linux/module.h>
#include <linux/workqueue.h>
#include "helper.h"

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
obj-m += module-helper-unused.o helper.o
//--- output
// module-helper-unused.c:8:2: warning: flush_scheduled_work() in bad_exit() waits for every work item on system_wq [wq-flush-system]
// module-helper-unused.c:8:2: note: nothing in module module-helper-unused queues work on system_wq: Step 0, the call may just go
