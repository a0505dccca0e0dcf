/* An exported function of another unit takes the mutex that the caller holds. */
#include <linux/mutex.h>
#include "store.h"

DEFINE_MUTEX(store_lock);

void bad_write(void)
{
	mutex_lock(&store_lock);
	store_sync(); /* expect: lock-recursive */
	mutex_unlock(&store_lock);
}
//--- store.h
extern struct mutex store_lock;
void store_sync(void);
void __store_sync(void);
//--- sync.c
#include <linux/lockdep.h>
#include <linux/mutex.h>
#include "store.h"

void __store_sync(void)
{
	lockdep_assert_held(&store_lock);
}

void store_sync(void)
{
	mutex_lock(&store_lock); /* expect: lock-recursive */
	__store_sync();
	mutex_unlock(&store_lock);
}
//--- Makefile
obj-m := store.o
store-y := other_unit_bug.o sync.o
//--- command
// lockstep check --no-cache --checks='-*,lock-recursive' .
