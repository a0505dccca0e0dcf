/* Readers in both orders; a waiting writer stops new readers, so they wait for each other. */
#include <linux/spinlock.h>

static DEFINE_RWLOCK(map_lock);
static DEFINE_RWLOCK(name_lock);

void bad_lookup(void)
{
	read_lock(&map_lock);
	read_lock(&name_lock); /* expect: lock-order */
	read_unlock(&name_lock);
	read_unlock(&map_lock);
}

void bad_list(void)
{
	read_lock(&name_lock);
	read_lock(&map_lock); /* expect: lock-order */
	read_unlock(&map_lock);
	read_unlock(&name_lock);
}

void set_map(void)
{
	write_lock(&map_lock);
	write_unlock(&map_lock);
}

void set_name(void)
{
	write_lock(&name_lock);
	write_unlock(&name_lock);
}
