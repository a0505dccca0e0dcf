/* Two files queue, a third one starts the module: the header gets the declaration. */
#include <linux/module.h>
#include <linux/workqueue.h>
#include "several.h"

static LIST_HEAD(pipes);

int pipe_init(void);

static int __init several_init(void)
{
	return pipe_init();
}

static void __exit several_exit(void)
{
	pipe_exit();
}

module_init(several_init);
module_exit(several_exit);
//--- several.h
#ifndef SEVERAL_H
#define SEVERAL_H

#include <linux/workqueue.h>

struct pipe {
	struct pipe *next;
	struct work_struct work;
};

void pipe_put(struct pipe *pipe);
void pipe_exit(void);

#endif
//--- pipe.c
#include <linux/slab.h>
#include <linux/workqueue.h>
#include "several.h"

static void pipe_fn(struct work_struct *work)
{
	kfree(container_of(work, struct pipe, work));
}

int pipe_init(void)
{
	return 0;
}

void pipe_put(struct pipe *pipe)
{
	INIT_WORK(&pipe->work, pipe_fn);
	schedule_work(&pipe->work);
}

void pipe_exit(void)
{
	flush_scheduled_work();
}
//--- other.c
#include <linux/workqueue.h>
#include "several.h"

void pipe_put_later(struct pipe *pipe)
{
	queue_work(system_wq, &pipe->work);
}
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module module
//   several-units.c:17: pipe_exit() in several_exit()
//     module-wq: system_wq needs a workqueue of its own: pipe.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  other.c:68: queue_work(&pipe->work): on system_wq, which is flushed
//     moved  pipe.c:55: schedule_work(&pipe->work): on system_wq, which is flushed
//   Proof: 3 units read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/other.c b/other.c
// index 7bff5ee..0236cbc 100644
// --- a/other.c
// +++ b/other.c
// @@ -65,5 +65,5 @@
//  
//  void pipe_put_later(struct pipe *pipe)
//  {
// -	queue_work(system_wq, &pipe->work);
// +	queue_work(module_wq, &pipe->work);
//  }
// diff --git a/pipe.c b/pipe.c
// index 0130b6b..c70cb71 100644
// --- a/pipe.c
// +++ b/pipe.c
// @@ -52,10 +52,10 @@ int pipe_init(void)
//  void pipe_put(struct pipe *pipe)
//  {
//  	INIT_WORK(&pipe->work, pipe_fn);
// -	schedule_work(&pipe->work);
// +	queue_work(module_wq, &pipe->work);
//  }
//  
//  void pipe_exit(void)
//  {
// -	flush_scheduled_work();
// +	flush_workqueue(module_wq);
//  }
// diff --git a/several-units.c b/several-units.c
// index 108e28b..7fb9cfa 100644
// --- a/several-units.c
// +++ b/several-units.c
// @@ -5,16 +5,29 @@
//  
//  static LIST_HEAD(pipes);
//  
// +struct workqueue_struct *module_wq;
// +
//  int pipe_init(void);
//  
//  static int __init several_init(void)
//  {
// -	return pipe_init();
// +	int ret;
// +
// +	module_wq = alloc_workqueue("module_wq", 0, 0);
// +	if (!module_wq)
// +		return -ENOMEM;
// +
// +	ret = pipe_init();
// +	if (ret)
// +		destroy_workqueue(module_wq);
// +
// +	return ret;
//  }
//  
//  static void __exit several_exit(void)
//  {
//  	pipe_exit();
// +	destroy_workqueue(module_wq);
//  }
//  
//  module_init(several_init);
// diff --git a/several.h b/several.h
// index 4242944..9664a9a 100644
// --- a/several.h
// +++ b/several.h
// @@ -33,4 +33,6 @@ struct pipe {
//  void pipe_put(struct pipe *pipe);
//  void pipe_exit(void);
//  
// +extern struct workqueue_struct *module_wq;
// +
//  #endif
//
