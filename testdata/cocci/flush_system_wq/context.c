/* What the context mode says. */
// spatch: -D context
#define foo_wait(wq)	flush_workqueue(wq)

static void foo_flush(void)
{
	flush_scheduled_work();
}

static void bad_stop(struct foo *foo)
{
	struct workqueue_struct *wq = system_long_wq;

	foo_flush();
	flush_workqueue(wq);
	foo_wait(system_unbound_wq);
	foo->wq = system_wq;
	drain_workqueue(foo->wq);
}

static void good_stop(struct workqueue_struct *own)
{
	flush_workqueue(own);
	foo_wait(own);
}
