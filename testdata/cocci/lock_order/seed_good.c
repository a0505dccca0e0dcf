/* Twin of seed.c: one order. */
spinlock_t lock1, lock2;

void good_function(void)
{
	spin_lock(&lock1);
	spin_lock(&lock2);
	spin_unlock(&lock2);
	spin_unlock(&lock1);
}

void another_function(void)
{
	spin_lock(&lock1);
	spin_lock(&lock2);
	spin_unlock(&lock2);
	spin_unlock(&lock1);
}
