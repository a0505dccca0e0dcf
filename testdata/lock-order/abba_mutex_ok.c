/* Two mutexes taken in the same order by two functions of one file. */
#include <linux/mutex.h>

static DEFINE_MUTEX(table_lock);
static DEFINE_MUTEX(entry_lock);

void good_insert(void)
{
	mutex_lock(&table_lock);
	mutex_lock(&entry_lock);
	mutex_unlock(&entry_lock);
	mutex_unlock(&table_lock);
}

void good_remove(void)
{
	mutex_lock(&table_lock);
	mutex_lock(&entry_lock);
	mutex_unlock(&entry_lock);
	mutex_unlock(&table_lock);
}
