/* Preemption is disabled around an allocation that may sleep. */
#include <linux/preempt.h>
#include <linux/slab.h>

static int *cell;

void bad_store(int v)
{
	preempt_disable();
	cell = kmalloc(sizeof(*cell), GFP_KERNEL); /* expect: lock-sleep-atomic */
	if (cell)
		*cell = v;
	preempt_enable();
}
