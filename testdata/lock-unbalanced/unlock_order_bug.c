/* The flags of two irqsave locks are restored crosswise: interrupts come on early. */
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(a);
static DEFINE_SPINLOCK(b);

void bad_cross(void)
{
	unsigned long outer, inner;

	spin_lock_irqsave(&a, outer);
	spin_lock_irqsave(&b, inner);
	spin_unlock_irqrestore(&b, outer); /* expect: lock-unbalanced */
	spin_unlock_irqrestore(&a, inner); /* expect: lock-unbalanced */
}
