/* One order sits in an inline function of the module's own header. */
#include <linux/mutex.h>
#include "hub.h"

DEFINE_MUTEX(hub_lock);
DEFINE_MUTEX(line_lock);

void bad_poll(void)
{
	mutex_lock(&line_lock);
	mutex_lock(&hub_lock); /* expect: lock-order */
	mutex_unlock(&hub_lock);
	mutex_unlock(&line_lock);
}

void bad_close(void)
{
	hub_lock_line(); /* expect: lock-order */
	mutex_unlock(&line_lock);
	mutex_unlock(&hub_lock);
}
//--- hub.h
extern struct mutex hub_lock, line_lock;

static inline void hub_lock_line(void)
{
	mutex_lock(&hub_lock);
	mutex_lock(&line_lock); /* expect: lock-order */
}
