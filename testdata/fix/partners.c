/* The core waits for its transports, which it only knows through pointers, and for theirs. */
#include <linux/module.h>
#include "core.h"

static LIST_HEAD(transports);
struct workqueue_struct *core_io_wq;

int core_register(struct transport *t)
{
	list_add(&t->entry, &transports);
	return 0;
}
EXPORT_SYMBOL_GPL(core_register);

void core_release_port(struct transport *t)
{
	t->stop(t);
	flush_scheduled_work();
}

static int __init partners_init(void)
{
	core_io_wq = alloc_workqueue("core-io", 0, 0);
	if (!core_io_wq)
		return -ENOMEM;
	return 0;
}

static void __exit partners_exit(void)
{
	destroy_workqueue(core_io_wq);
}

module_init(partners_init);
module_exit(partners_exit);
//--- core.h
#ifndef CORE_H
#define CORE_H

#include <linux/slab.h>
#include <linux/workqueue.h>

struct link {
	struct work_struct work;
};

struct transport {
	struct list_head entry;
	void (*stop)(struct transport *t);
	struct link *link;
};

extern int core_debug;
extern struct workqueue_struct *core_io_wq;

int core_register(struct transport *t);
int wire_register(struct transport *t);

#endif
//--- wire.c
#include <linux/module.h>
#include "core.h"

static void link_fn(struct work_struct *work)
{
	kfree(container_of(work, struct link, work));
}

static void wire_stop(struct transport *t)
{
	INIT_WORK(&t->link->work, link_fn);
	schedule_work(&t->link->work);
}

int wire_register(struct transport *t)
{
	t->stop = wire_stop;
	return core_register(t);
}
EXPORT_SYMBOL_GPL(wire_register);
//--- loop.c
#include <linux/module.h>
#include "core.h"

struct echo {
	struct work_struct work;
};

static void echo_fn(struct work_struct *work)
{
	kfree(container_of(work, struct echo, work));
}

int loop_start(struct transport *t, struct echo *echo)
{
	INIT_WORK(&echo->work, echo_fn);
	schedule_work(&echo->work);
	return wire_register(t);
}
//--- lone.c
#include <linux/module.h>
#include "core.h"

struct lone {
	struct work_struct work;
};

static void lone_fn(struct work_struct *work)
{
	kfree(container_of(work, struct lone, work));
}

void lone_start(struct lone *lone)
{
	INIT_WORK(&lone->work, lone_fn);
	schedule_work(&lone->work);
}
//--- Makefile
obj-m += partners.o wire.o loop.o lone.o
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module partners, loop, wire
//   partners.c:18: flush_scheduled_work() in core_release_port()
//     module-wq: system_wq needs a workqueue of its own: echo.work, link.work: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  loop.c:97: schedule_work(&echo->work): on system_wq, which is flushed
//     moved  wire.c:72: schedule_work(&t->link->work): on system_wq, which is flushed
//   Proof: 3 units read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/core.h b/core.h
// index c44d32a..e0097a9 100644
// --- a/core.h
// +++ b/core.h
// @@ -52,6 +52,7 @@ struct transport {
//  
//  extern int core_debug;
//  extern struct workqueue_struct *core_io_wq;
// +extern struct workqueue_struct *partners_wq;
//  
//  int core_register(struct transport *t);
//  int wire_register(struct transport *t);
// diff --git a/loop.c b/loop.c
// index 99b3ff7..b57d1f2 100644
// --- a/loop.c
// +++ b/loop.c
// @@ -94,6 +94,6 @@ static void echo_fn(struct work_struct *work)
//  int loop_start(struct transport *t, struct echo *echo)
//  {
//  	INIT_WORK(&echo->work, echo_fn);
// -	schedule_work(&echo->work);
// +	queue_work(partners_wq, &echo->work);
//  	return wire_register(t);
//  }
// diff --git a/partners.c b/partners.c
// index 862b794..1888b16 100644
// --- a/partners.c
// +++ b/partners.c
// @@ -5,6 +5,9 @@
//  static LIST_HEAD(transports);
//  struct workqueue_struct *core_io_wq;
//  
// +struct workqueue_struct *partners_wq;
// +EXPORT_SYMBOL_GPL(partners_wq);
// +
//  int core_register(struct transport *t)
//  {
//  	list_add(&t->entry, &transports);
// @@ -15,20 +18,27 @@ EXPORT_SYMBOL_GPL(core_register);
//  void core_release_port(struct transport *t)
//  {
//  	t->stop(t);
// -	flush_scheduled_work();
// +	flush_workqueue(partners_wq);
//  }
//  
//  static int __init partners_init(void)
//  {
// +	partners_wq = alloc_workqueue("partners_wq", 0, 0);
// +	if (!partners_wq)
// +		return -ENOMEM;
// +
//  	core_io_wq = alloc_workqueue("core-io", 0, 0);
// -	if (!core_io_wq)
// +	if (!core_io_wq) {
// +		destroy_workqueue(partners_wq);
//  		return -ENOMEM;
// +	}
//  	return 0;
//  }
//  
//  static void __exit partners_exit(void)
//  {
//  	destroy_workqueue(core_io_wq);
// +	destroy_workqueue(partners_wq);
//  }
//  
//  module_init(partners_init);
// diff --git a/wire.c b/wire.c
// index d65b9ab..8f493f7 100644
// --- a/wire.c
// +++ b/wire.c
// @@ -69,7 +69,7 @@ static void link_fn(struct work_struct *work)
//  static void wire_stop(struct transport *t)
//  {
//  	INIT_WORK(&t->link->work, link_fn);
// -	schedule_work(&t->link->work);
// +	queue_work(partners_wq, &t->link->work);
//  }
//  
//  int wire_register(struct transport *t)
//
