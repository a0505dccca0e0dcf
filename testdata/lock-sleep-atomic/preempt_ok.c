/* The allocation is done before preemption is disabled. */
#include <linux/preempt.h>
#include <linux/slab.h>

static int *cell;

void good_store(int v)
{
	cell = kmalloc(sizeof(*cell), GFP_KERNEL);
	preempt_disable();
	if (cell)
		*cell = v;
	preempt_enable();
}
