/* A lock that is held around both pairs makes the two orders exclude each other. */
static DEFINE_MUTEX(gate);
static DEFINE_SPINLOCK(a);
static DEFINE_SPINLOCK(b);

void good_one(void)
{
	mutex_lock(&gate);
	spin_lock(&a);
	spin_lock(&b);
	spin_unlock(&b);
	spin_unlock(&a);
	mutex_unlock(&gate);
}

void good_other(void)
{
	mutex_lock(&gate);
	spin_lock(&b);
	spin_lock(&a);
	spin_unlock(&a);
	spin_unlock(&b);
	mutex_unlock(&gate);
}
