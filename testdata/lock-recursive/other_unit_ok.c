/* The exported function of the other unit is its variant for callers that hold the mutex. */
#include <linux/mutex.h>
#include "store.h"

DEFINE_MUTEX(store_lock);

void good_write(void)
{
	mutex_lock(&store_lock);
	__store_sync();
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
	mutex_lock(&store_lock);
	__store_sync();
	mutex_unlock(&store_lock);
}
//--- Makefile
obj-m := store.o
store-y := other_unit_ok.o sync.o
//--- command
// lockstep check --no-cache --checks='-*,lock-recursive' .
