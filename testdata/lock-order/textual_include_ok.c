/* The included .c file keeps the order of the including one. */
#include <linux/mutex.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);

#include "part.c"

void good_whole(void)
{
	mutex_lock(&a);
	mutex_lock(&b);
	mutex_unlock(&b);
	mutex_unlock(&a);
}
//--- part.c
void good_part(void)
{
	mutex_lock(&a);
	mutex_lock(&b);
	mutex_unlock(&a);
	mutex_unlock(&b);
}
//--- Makefile
obj-m := textual_include_ok.o
//--- command
// lockstep check --no-cache --checks='-*,lock-order' .
