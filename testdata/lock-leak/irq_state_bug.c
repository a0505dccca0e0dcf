/* Interrupts stay disabled on one return. */
#include <linux/errno.h>
#include <linux/irqflags.h>

extern int poke(int reg);

int bad_poke(int reg)
{
	unsigned long flags;
	int err;

	local_irq_save(flags);
	err = poke(reg);
	if (err < 0) {
		return err; /* expect: lock-leak */
	}
	err = poke(reg + 1);
	local_irq_restore(flags);
	return err;
}
