/* Two rwlocks that both functions only read: readers do not wait for each other. */
#include <linux/spinlock.h>

static DEFINE_RWLOCK(map_lock);
static DEFINE_RWLOCK(name_lock);

void good_lookup(void)
{
	read_lock(&map_lock);
	read_lock(&name_lock);
	read_unlock(&name_lock);
	read_unlock(&map_lock);
}

void good_list(void)
{
	read_lock(&name_lock);
	read_lock(&map_lock);
	read_unlock(&map_lock);
	read_unlock(&name_lock);
}
