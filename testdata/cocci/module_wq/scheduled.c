/* All items on system_wq. */
// spatch: -D patch -D wq=foo_wq
static void start(struct foo *foo, int cpu)
{
	schedule_delayed_work(&foo->dwork, HZ);
	schedule_delayed_work_on(cpu, &foo->dwork, HZ);
	mod_delayed_work(system_wq, &foo->dwork, 0);
	schedule_work(&foo->work);
	queue_work(own_wq, &foo->own_work);
}

static void stop(void)
{
	flush_scheduled_work();
	flush_workqueue(own_wq);
}
