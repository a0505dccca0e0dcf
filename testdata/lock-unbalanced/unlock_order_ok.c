/* The inner lock restores its own flags first, the outer one last. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(a);
static DEFINE_SPINLOCK(b);

void good_cross(void)
{
	unsigned long outer, inner;

	spin_lock_irqsave(&a, outer);
	spin_lock_irqsave(&b, inner);
	spin_unlock_irqrestore(&b, inner);
	spin_unlock_irqrestore(&a, outer);
}
