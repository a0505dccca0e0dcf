/* Only the calls for one item move, in all of their forms. */
// spatch: -D patch -D wq=foo_wq -D item=work
struct foo {
	struct work_struct work, other_work;
	struct delayed_work dwork;
};
static DECLARE_WORK(work, foo_fn);

static void start(struct foo *foo, struct foo *all, struct foo local, int cpu)
{
	schedule_work(&foo->work);
	schedule_work_on(cpu, &foo->work);
	if (!queue_work(system_wq, &foo->work))
		queue_work_on(cpu, system_wq, &all[3].work);
	queue_work_node(0, system_wq, &local.work);
	schedule_work(&work);	/* the trailing comment stays */
	schedule_work(&foo->other_work);
	schedule_delayed_work(&foo->dwork, HZ);
	queue_work(system_long_wq, &foo->work);
}

static void stop(void)
{
	flush_scheduled_work();
	flush_workqueue(system_long_wq);
}
