/* What the report mode says of each call. */
// spatch: -D report -D wq=foo_wq -D item=work
static void start(struct foo *foo)
{
	schedule_work(&foo->work);
	schedule_work(&foo->other_work);
	queue_work(system_wq, &foo->work);
	queue_work(own_wq, &foo->work);
}

static void stop(void)
{
	flush_scheduled_work();
	flush_workqueue(own_wq);
}
