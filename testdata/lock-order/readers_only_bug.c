/* Two rwlocks: each function reads one and writes the other. */
#include <linux/spinlock.h>

static DEFINE_RWLOCK(map_lock);
static DEFINE_RWLOCK(name_lock);

void bad_lookup(void)
{
	read_lock(&map_lock);
	write_lock(&name_lock); /* expect: lock-order */
	write_unlock(&name_lock);
	read_unlock(&map_lock);
}

void bad_list(void)
{
	read_lock(&name_lock);
	write_lock(&map_lock); /* expect: lock-order */
	write_unlock(&map_lock);
	read_unlock(&name_lock);
}
