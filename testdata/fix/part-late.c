/* The file starts after what may call it: the workqueue is made in the module's own init function. */
#include <linux/module.h>
#include <linux/workqueue.h>
#include "part_late.h"

int bus_start(void);
void bus_stop(void);

static int __init part_late_module_init(void)
{
	int err;

	err = bus_start();
	if (err)
		return err;
	err = pipes_init();
	if (err) {
		bus_stop();
		return err;
	}
	return 0;
}

static void __exit part_late_module_exit(void)
{
	bus_stop();
	pipes_exit();
}

module_init(part_late_module_init);
module_exit(part_late_module_exit);
//--- part_late.h
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
#include "part_late.h"

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
//   part-late.c:27: pipes_exit() in part_late_module_exit()
//     module-wq: system_wq needs a workqueue of its own: pipe.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  pipe.c:74: schedule_work(&pipe->work): on system_wq, which is flushed
//   Proof: 2 units read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/part-late.c b/part-late.c
// index 5aa1590..6aa6b3e 100644
// --- a/part-late.c
// +++ b/part-late.c
// @@ -3,6 +3,8 @@
//  #include <linux/workqueue.h>
//  #include "part_late.h"
//  
// +struct workqueue_struct *module_wq;
// +
//  int bus_start(void);
//  void bus_stop(void);
//  
// @@ -10,12 +12,19 @@ static int __init part_late_module_init(void)
//  {
//  	int err;
//  
// +	module_wq = alloc_workqueue("module_wq", 0, 0);
// +	if (!module_wq)
// +		return -ENOMEM;
// +
//  	err = bus_start();
// -	if (err)
// +	if (err) {
// +		destroy_workqueue(module_wq);
//  		return err;
// +	}
//  	err = pipes_init();
//  	if (err) {
//  		bus_stop();
// +		destroy_workqueue(module_wq);
//  		return err;
//  	}
//  	return 0;
// @@ -25,6 +34,7 @@ static void __exit part_late_module_exit(void)
//  {
//  	bus_stop();
//  	pipes_exit();
// +	destroy_workqueue(module_wq);
//  }
//  
//  module_init(part_late_module_init);
// diff --git a/part_late.h b/part_late.h
// index dca95ac..36083f4 100644
// --- a/part_late.h
// +++ b/part_late.h
// @@ -39,4 +39,6 @@ int pipes_init(void);
//  void pipes_exit(void);
//  void pipe_put(struct pipe *pipe);
//  
// +extern struct workqueue_struct *module_wq;
// +
//  #endif
// diff --git a/pipe.c b/pipe.c
// index 5fd1032..e84bf28 100644
// --- a/pipe.c
// +++ b/pipe.c
// @@ -71,10 +71,10 @@ int __init pipes_init(void)
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
// +	flush_workqueue(module_wq);
//  }
//
