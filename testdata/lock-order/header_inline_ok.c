/* The inline function of the header agrees with the order in the unit. */
#include <linux/mutex.h>
#include "hub.h"

DEFINE_MUTEX(hub_lock);
DEFINE_MUTEX(line_lock);

void good_poll(void)
{
	mutex_lock(&hub_lock);
	mutex_lock(&line_lock);
	mutex_unlock(&hub_lock);
	mutex_unlock(&line_lock);
}

void good_close(void)
{
	hub_lock_line();
	mutex_unlock(&line_lock);
	mutex_unlock(&hub_lock);
}
//--- hub.h
extern struct mutex hub_lock, line_lock;

static inline void hub_lock_line(void)
{
	mutex_lock(&hub_lock);
	mutex_lock(&line_lock);
}
