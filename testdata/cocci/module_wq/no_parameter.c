/* Without a name for the workqueue nothing happens. */
// spatch: -D patch
static void start(struct foo *foo)
{
	schedule_work(&foo->work);
}
