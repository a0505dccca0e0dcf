/* The textbook case: two global locks, two functions. */
spinlock_t lock1, lock2;

void bad_function(void)
{
	spin_lock(&lock1);
	spin_lock(&lock2);
	spin_unlock(&lock2);
	spin_unlock(&lock1);
}

void another_function(void)
{
	spin_lock(&lock2);
	spin_lock(&lock1);
	spin_unlock(&lock1);
	spin_unlock(&lock2);
}
