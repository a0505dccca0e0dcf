/* Two mutexes taken in opposite orders by two functions of one file. */
#include <linux/mutex.h>

static DEFINE_MUTEX(table_lock);
static DEFINE_MUTEX(entry_lock);

void bad_insert(void)
{
	mutex_lock(&table_lock);
	mutex_lock(&entry_lock); /* expect: lock-order */
	mutex_unlock(&entry_lock);
	mutex_unlock(&table_lock);
}

void bad_remove(void)
{
	mutex_lock(&entry_lock);
	mutex_lock(&table_lock); /* expect: lock-order */
	mutex_unlock(&table_lock);
	mutex_unlock(&entry_lock);
}
