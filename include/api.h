/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What lockstep knows about the kernel's functions and macros: one row per
 * written name, in analyzer/model/api.def.
 */
#ifndef LOCKSTEP_API_H
#define LOCKSTEP_API_H

enum api_kind {
	API_NONE,
	/* work items and workqueues */
	API_WORK_INIT, /* INIT_WORK(work, handler), DECLARE_WORK(name, handler) */
	API_WORK_QUEUE, /* schedule_work(work), queue_work(wq, work) */
	API_WORK_FLUSH, /* waits for one item: flush_work() */
	API_WORK_CANCEL, /* cancel_work_sync(): waits; cancel_work(): API_NOWAIT */
	API_WQ_FLUSH, /* flush_workqueue(wq), flush_scheduled_work() */
	API_WQ_ALLOC, /* alloc_workqueue(name, flags, max_active) */
	API_WQ_DESTROY, /* waits as well */
	/* locks */
	API_LOCK, /* acquires args[object] */
	API_UNLOCK,
	API_LOCK_INIT,
	API_ASSERT, /* lockdep_assert_held() */
	/* contexts */
	API_IRQ_OFF, /* local_irq_save(), local_bh_disable(), preempt_disable(): class says which */
	API_IRQ_ON,
	/* other things to wait for and their callbacks */
	API_CALLBACK_INIT, /* timer_setup(timer, fn), request_irq(irq, fn, flags, name, dev) ... */
	API_ARM, /* mod_timer(), tasklet_schedule(), complete() ... */
	API_WAIT, /* del_timer_sync(), free_irq(), kthread_stop(), wait_for_completion() ... */
	API_SLEEP, /* might sleep: msleep(), kmalloc(GFP_KERNEL) ... */
	API_ASKS, /* asks for the context: in_interrupt(), irqs_disabled() */
};

/* What an object is; decides pseudo-lock names, sleeping, and interrupt rules. */
enum api_class {
	CLASS_NONE,
	CLASS_WORK,
	CLASS_DELAYED_WORK,
	CLASS_RCU_WORK,
	CLASS_WORKQUEUE,
	CLASS_SPINLOCK,
	CLASS_RAW_SPINLOCK,
	CLASS_RWLOCK,
	CLASS_BITLOCK,
	CLASS_SEQLOCK,
	CLASS_LOCAL_LOCK,
	CLASS_MUTEX,
	CLASS_WW_MUTEX,
	CLASS_RT_MUTEX,
	CLASS_RWSEM,
	CLASS_PERCPU_RWSEM,
	CLASS_SEMAPHORE,
	CLASS_SOCK, /* lock_sock() */
	CLASS_RCU, /* rcu_read_lock(), synchronize_rcu() */
	CLASS_SRCU,
	CLASS_IRQ, /* local_irq_*; request_irq(), free_irq() */
	CLASS_BH,
	CLASS_PREEMPT,
	CLASS_TIMER,
	CLASS_HRTIMER,
	CLASS_TASKLET,
	CLASS_KTHREAD,
	CLASS_NAPI,
	CLASS_COMPLETION,
	CLASS_NOTIFIER,
	CLASS_PAGE, /* lock_page(), lock_buffer(): a bit that sleepers wait for */
	CLASS_PAGEFAULT, /* pagefault_disable() */
	CLASS_SOFTIRQ, /* open_softirq() */
	CLASS_IRQ_WORK,
	CLASS_IPI, /* smp_call_function() */
	CLASS_URB, /* USB requests and their completion handlers */
	CLASS_SYSFS, /* attributes: removal waits for running handlers */
	CLASS_DEVICE, /* a device: its removal waits for the handlers of all its attributes */
	CLASS_RPM, /* runtime power management: the callbacks of a device */
};

/* Bits of struct api.flags. */
enum {
	API_SHARED = 1 << 0, /* read side */
	API_TRY = 1 << 1, /* returns non-zero when it got the lock; never waits */
	API_TRY_ZERO = 1 << 2, /* returns 0 when it got the lock: down_trylock(), *_interruptible() */
	API_HARDIRQ = 1 << 3, /* also disables / enables hard interrupts */
	API_SAVE = 1 << 4, /* ... and keeps / restores the former state in args[flagsarg] */
	API_SOFTIRQ = 1 << 5, /* also disables / enables bottom halves */
	API_NESTED = 1 << 6, /* has a subclass argument */
	API_DELAYED = 1 << 7, /* a delay argument: the item is armed first */
	API_NOWAIT = 1 << 8, /* cancel_work(): does not wait */
	API_SYSTEM = 1 << 9, /* works on the workqueue that system_wq_name names, not on an argument */
	API_STATIC = 1 << 10, /* declares and initialises a variable: DECLARE_WORK, DEFINE_MUTEX */
	API_RETURNS = 1 << 11, /* returns the object: alloc_workqueue(), kthread_run() */
	API_INTERRUPTIBLE = 1 << 12,
	API_ORDERED = 1 << 13, /* an ordered workqueue */
	API_RECLAIM = 1 << 14, /* WQ_MEM_RECLAIM implied: create_workqueue() */
	API_DEPRECATED = 1 << 15,
	API_THREADED = 1 << 16, /* callback runs in a thread: request_threaded_irq()'s second */
	API_GFP = 1 << 17, /* sleeps only if the gfp argument (args[flagsarg]) allows it */
	API_BLOCKS = 1 << 18, /* with API_TRY: waits all the same: atomic_dec_and_lock() */
	API_TIMEOUT = 1 << 19, /* the wait ends by itself */
	API_DOWNGRADE = 1 << 20, /* a held writer becomes a reader */
	API_FAST = 1 << 21, /* lock_sock_fast(): may be the spinlock only */
	API_PROCESS = 1 << 22, /* sleeps in process context only: vfree() */
	API_COND = 1 << 23, /* may well not sleep: might_sleep_if() */
	API_DROPS = 1 << 24, /* releases args[object] while it waits */
	API_BARRIER = 1 << 25, /* waits for callbacks, not for readers: rcu_barrier() */
	API_KTHREAD = 1 << 26, /* a kthread worker, not a workqueue */
};

struct api {
	const char *name; /* as written in the source */
	enum api_kind kind;
	enum api_class class;
	signed char object; /* index of the argument that is the lock, work, timer ...; -1: none */
	signed char handler; /* index of the callback argument; -1: none */
	signed char wq; /* index of the workqueue argument; -1: none */
	signed char flagsarg; /* index of the irqflags / gfp / subclass argument; -1: none */
	signed char thread; /* index of the callback that runs in a thread; -1: none */
	signed char data; /* index of the pointer that the callback gets; -1: none */
	unsigned int flags;
	/*
	 * API_SYSTEM: "system_wq".  Otherwise, without an object: the global lock that is
	 * meant, "rtnl_mutex"; with one: the path below it, "->device:mutex".
	 */
	const char *system;
};

/* The row of this written name, or NULL.  Thread-safe; the table is constant. */
const struct api *api_find(const char *name);

/* Every row in name order: for the textual pass and for tests. */
const struct api *api_rows(unsigned int *count);

#endif
