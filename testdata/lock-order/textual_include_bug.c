/* The inverse order is in a .c file that another .c file includes. */
#include <linux/mutex.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);

#include "part.c"

void bad_whole(void)
{
	mutex_lock(&a);
	mutex_lock(&b); /* expect: lock-order */
	mutex_unlock(&b);
	mutex_unlock(&a);
}
//--- part.c
void bad_part(void)
{
	mutex_lock(&b);
	mutex_lock(&a); /* expect: lock-order */
	mutex_unlock(&a);
	mutex_unlock(&b);
}
//--- Makefile
obj-m := textual_include_bug.o
//--- command
// lockstep check --no-cache --checks='-*,lock-order' .
