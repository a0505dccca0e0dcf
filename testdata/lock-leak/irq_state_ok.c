/* Interrupts come back on every return. */
#include <linux/errno.h>
#include <linux/irqflags.h>

extern int poke(int reg);

int good_poke(int reg)
{
	unsigned long flags;
	int err;

	local_irq_save(flags);
	err = poke(reg);
	if (err < 0) {
		local_irq_restore(flags);
		return err;
	}
	err = poke(reg + 1);
	local_irq_restore(flags);
	return err;
}
