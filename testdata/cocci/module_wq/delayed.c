/* Delayed items and the queue they were on. */
// spatch: -D patch -D wq=foo_wq -D system=system_long_wq
static void start(struct foo *foo, int cpu)
{
	schedule_delayed_work(&foo->dwork, HZ);
	queue_delayed_work(system_long_wq, &foo->dwork, HZ);
	queue_delayed_work_on(cpu, system_long_wq, &foo->dwork, 0);
	mod_delayed_work(system_long_wq, &foo->dwork, msecs_to_jiffies(10));
	mod_delayed_work_on(cpu, system_long_wq, &foo->dwork, 1);
	queue_rcu_work(system_long_wq, &foo->rwork);
	queue_work(system_wq, &foo->work);
}

static void stop(void)
{
	flush_scheduled_work();
	flush_workqueue(system_long_wq);
	drain_workqueue(system_long_wq);
}
