/* Static locks of the same name in two units are two locks: no cycle. */
#include <linux/mutex.h>

static DEFINE_MUTEX(list_lock);
static DEFINE_MUTEX(item_lock);

static void sync_all(void)
{
	mutex_lock(&list_lock);
	mutex_lock(&item_lock);
	mutex_unlock(&item_lock);
	mutex_unlock(&list_lock);
}

void good_first(void)
{
	sync_all();
}
//--- second.c
#include <linux/mutex.h>

static DEFINE_MUTEX(list_lock);
static DEFINE_MUTEX(item_lock);

static void sync_all(void)
{
	mutex_lock(&item_lock);
	mutex_lock(&list_lock);
	mutex_unlock(&list_lock);
	mutex_unlock(&item_lock);
}

void good_second(void)
{
	sync_all();
}
//--- Makefile
obj-m := pair.o
pair-y := same_name_units_ok.o second.o
//--- command
// lockstep check --no-cache --checks='-*,lock-order' .
