/* A static array of locks that a loop initialises. */
#include <linux/spinlock.h>

static spinlock_t bucket_lock[8];
static int bucket[8];

void table_init(void)
{
	int i;

	for (i = 0; i < 8; i++) {
		spin_lock_init(&bucket_lock[i]);
		bucket[i] = 0;
	}
}

void good_add(int i)
{
	spin_lock(&bucket_lock[i]);
	bucket[i]++;
	spin_unlock(&bucket_lock[i]);
}
