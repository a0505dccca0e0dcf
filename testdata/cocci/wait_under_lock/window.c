/* The lock is dropped around the wait. */
struct foo {
	spinlock_t lock;
	struct timer_list timer;
};

static void foo_timer(struct timer_list *t)
{
	struct foo *foo = from_timer(foo, t, timer);

	spin_lock(&foo->lock);
	spin_unlock(&foo->lock);
}

static void good_stop(struct foo *foo)
{
	timer_setup(&foo->timer, foo_timer, 0);
	spin_lock_bh(&foo->lock);
	spin_unlock_bh(&foo->lock);
	del_timer_sync(&foo->timer);
	spin_lock_bh(&foo->lock);
	spin_unlock_bh(&foo->lock);
}

static void bad_stop(struct foo *foo, int gone)
{
	spin_lock_bh(&foo->lock);
	if (!gone)
		goto out;
	spin_unlock_bh(&foo->lock);
	return;
out:
	del_timer_sync(&foo->timer);
	spin_unlock_bh(&foo->lock);
}
