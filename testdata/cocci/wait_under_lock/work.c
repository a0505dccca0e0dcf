/* Work items: the handler takes the mutex that the waiter holds. */
struct foo {
	struct mutex lock, other;
	struct work_struct work;
	struct delayed_work dwork;
};
static DEFINE_MUTEX(list_mutex);

static void foo_work_fn(struct work_struct *work)
{
	struct foo *foo = container_of(work, struct foo, work);

	mutex_lock(&foo->lock);
	mutex_unlock(&foo->lock);
}

static void foo_dwork_fn(struct work_struct *work)
{
	struct foo *foo = container_of(work, struct foo, dwork.work);

	if (!foo)
		return;
	mutex_lock(&list_mutex);
	mutex_unlock(&list_mutex);
}
static DECLARE_WORK(global_work, foo_dwork_fn);

static void init(struct foo *foo)
{
	INIT_WORK(&foo->work, foo_work_fn);
	INIT_DELAYED_WORK(&foo->dwork, foo_dwork_fn);
}

static void bad_cancel(struct foo *f)
{
	mutex_lock(&f->lock);
	if (f->dwork.work.func)
		cancel_work_sync(&f->work);
	mutex_unlock(&f->lock);
}

static void bad_global(struct foo *foo)
{
	mutex_lock(&list_mutex);
	flush_delayed_work(&foo->dwork);
	flush_work(&global_work);
	mutex_unlock(&list_mutex);
}

static void good_order(struct foo *foo)
{
	mutex_lock(&foo->lock);
	mutex_unlock(&foo->lock);
	cancel_work_sync(&foo->work);
	cancel_delayed_work_sync(&foo->dwork);
	mutex_lock(&foo->lock);
	mutex_unlock(&foo->lock);
}

static void good_other_lock(struct foo *foo)
{
	mutex_lock(&foo->other);
	cancel_work_sync(&foo->work);
	mutex_unlock(&foo->other);
}

static void good_other_item(struct foo *foo)
{
	mutex_lock(&foo->lock);
	cancel_delayed_work_sync(&foo->dwork);
	cancel_work(&foo->work);
	mutex_unlock(&foo->lock);
}
