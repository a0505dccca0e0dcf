/* A driver's macro that locks, made of do and while (0), is used twice. */
#include <linux/mutex.h>

#define TABLE_ENTER \
	do { \
		mutex_lock(&table_mutex); \
	} while (0);
#define TABLE_LEAVE mutex_unlock(&table_mutex);

static DEFINE_MUTEX(table_mutex);
static int total;

void bad_store(int n)
{
	TABLE_ENTER
	total = n;
	TABLE_ENTER /* expect: lock-recursive */
	total++;
	TABLE_LEAVE
}
