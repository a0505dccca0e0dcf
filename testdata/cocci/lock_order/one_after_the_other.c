/* Locks that are not held together, and trylocks, which do not wait. */
static DEFINE_SPINLOCK(a);
static DEFINE_SPINLOCK(b);

void good_nested(void)
{
	spin_lock(&a);
	spin_lock(&b);
	spin_unlock(&b);
	spin_unlock(&a);
}

void good_sequence(int early)
{
	spin_lock(&b);
	if (early) {
		spin_unlock(&b);
		spin_lock(&a);
		spin_unlock(&a);
		return;
	}
	spin_unlock(&b);
	spin_lock(&a);
	spin_unlock(&a);
}

void good_try(void)
{
	spin_lock(&b);
	if (spin_trylock(&a))
		spin_unlock(&a);
	spin_unlock(&b);
}
