/* Bottom halves are disabled for some phases only, and it sleeps before they are enabled again. */
#include <linux/bottom_half.h>
#include <linux/delay.h>
#include <linux/string.h>

struct phase {
	const char *name;
};

void run_phase(const struct phase *p);

void bad_phases(const struct phase *p)
{
	for (; p->name; p++) {
		if (strcmp(p->name, "softirq"))
			local_bh_disable();
		run_phase(p);
		msleep(10); /* expect: lock-sleep-atomic */
		if (strcmp(p->name, "softirq"))
			local_bh_enable();
	}
}
