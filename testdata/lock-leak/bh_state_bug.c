/* Bottom halves stay disabled when there is nothing to do. */
#include <linux/bottom_half.h>

extern int backlog(void);
extern void deliver(void);

void bad_deliver(void)
{
	local_bh_disable();
	if (!backlog()) {
		return; /* expect: lock-leak */
	}
	deliver();
	local_bh_enable();
}
