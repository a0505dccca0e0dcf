/* One file queues and flushes, and has a start and an end of its own: the workqueue is static there. */
#include <linux/module.h>
#include <linux/workqueue.h>
#include "part.h"

int bus_start(void);
void bus_stop(void);

static int __init part_module_init(void)
{
	int err;

	err = pipes_init();
	if (err) {
		pr_err("no pipes\n");
		return err;
	}
	err = bus_start();
	if (err)
		pipes_exit();
	return err;
}

static void __exit part_module_exit(void)
{
	bus_stop();
	pipes_exit();
}

module_init(part_module_init);
module_exit(part_module_exit);
//--- part.h
#ifndef PART_H
#define PART_H

struct pipe;

int pipes_init(void);
void pipes_exit(void);
void pipe_put(struct pipe *pipe);

#endif
//--- pipe.c
#include <linux/init.h>
#include <linux/slab.h>
#include <linux/workqueue.h>
#include "part.h"

struct pipe {
	struct work_struct work;
};

static int users;

static void pipe_fn(struct work_struct *work)
{
	kfree(container_of(work, struct pipe, work));
}

int pipe_file(void);

int __init pipes_init(void)
{
	int ret;

	users = 0;
	ret = pipe_file();
	return ret;
}

void pipe_put(struct pipe *pipe)
{
	INIT_WORK(&pipe->work, pipe_fn);
	schedule_work(&pipe->work);
}

void pipes_exit(void)
{
	flush_scheduled_work();
}
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module module
//   part.c:20: pipes_exit() in part_module_init()
//     module-wq: system_wq needs a workqueue of its own: pipe.work: its handler frees the object with kfree()
//   part.c:27: pipes_exit() in part_module_exit()
//     module-wq: system_wq needs a workqueue of its own: pipe.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  pipe.c:74: schedule_work(&pipe->work): on system_wq, which is flushed
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/pipe.c b/pipe.c
// index 2ae25d7..e19ab20 100644
// --- a/pipe.c
// +++ b/pipe.c
// @@ -51,6 +51,7 @@ struct pipe {
//  };
//  
//  static int users;
// +static struct workqueue_struct *module_wq;
//  
//  static void pipe_fn(struct work_struct *work)
//  {
// @@ -63,18 +64,24 @@ int __init pipes_init(void)
//  {
//  	int ret;
//  
// +	module_wq = alloc_workqueue("module_wq", 0, 0);
// +	if (!module_wq)
// +		return -ENOMEM;
// +
//  	users = 0;
//  	ret = pipe_file();
// +	if (ret)
// +		destroy_workqueue(module_wq);
//  	return ret;
//  }
//  
//  void pipe_put(struct pipe *pipe)
//  {
//  	INIT_WORK(&pipe->work, pipe_fn);
// -	schedule_work(&pipe->work);
// +	queue_work(module_wq, &pipe->work);
//  }
//  
//  void pipes_exit(void)
//  {
// -	flush_scheduled_work();
// +	destroy_workqueue(module_wq);
//  }
//
