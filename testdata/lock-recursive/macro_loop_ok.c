/* A driver's macro that locks is made of do and while (0): no loop. */
#include <linux/mutex.h>

#define TABLE_ENTER \
	do { \
		mutex_lock(&table_mutex); \
	} while (0);
#define TABLE_LEAVE mutex_unlock(&table_mutex);

static DEFINE_MUTEX(table_mutex);
static int total;

void good_store(int n)
{
	TABLE_ENTER
	total = n;
	total++;
	TABLE_LEAVE
}
