/* Bottom halves are enabled again before each return. */
#include <linux/bottom_half.h>

extern int backlog(void);
extern void deliver(void);

void good_deliver(void)
{
	local_bh_disable();
	if (!backlog()) {
		local_bh_enable();
		return;
	}
	deliver();
	local_bh_enable();
}
