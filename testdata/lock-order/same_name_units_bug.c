/* An extern lock of one unit is taken in both orders by static functions of the same name. */
#include <linux/mutex.h>

DEFINE_MUTEX(list_lock);
DEFINE_MUTEX(item_lock);

static void sync_all(void)
{
	mutex_lock(&list_lock);
	mutex_lock(&item_lock); /* expect: lock-order */
	mutex_unlock(&item_lock);
	mutex_unlock(&list_lock);
}

void bad_first(void)
{
	sync_all();
}
//--- second.c
#include <linux/mutex.h>

extern struct mutex list_lock, item_lock;

static void sync_all(void)
{
	mutex_lock(&item_lock);
	mutex_lock(&list_lock); /* expect: lock-order */
	mutex_unlock(&list_lock);
	mutex_unlock(&item_lock);
}

void bad_second(void)
{
	sync_all();
}
//--- Makefile
obj-m := pair.o
pair-y := same_name_units_bug.o second.o
//--- command
// lockstep check --no-cache --checks='-*,lock-order' .
