/* A static array of locks that no loop initialises. */
#include <linux/spinlock.h>

static spinlock_t bucket_lock[8]; /* expect: lock-uninit */
static int bucket[8];

void table_init(void)
{
	int i;

	for (i = 0; i < 8; i++) {
		bucket[i] = 0;
	}
}

void bad_add(int i)
{
	spin_lock(&bucket_lock[i]); /* expect: lock-uninit */
	bucket[i]++;
	spin_unlock(&bucket_lock[i]);
}
