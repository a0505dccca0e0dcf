/* Whether bottom halves are disabled depends on the same question twice, asked of a function. */
#include <linux/bottom_half.h>
#include <linux/delay.h>
#include <linux/string.h>

struct phase {
	const char *name;
};

void run_phase(const struct phase *p);

void good_phases(const struct phase *p)
{
	for (; p->name; p++) {
		if (strcmp(p->name, "softirq"))
			local_bh_disable();
		run_phase(p);
		if (strcmp(p->name, "softirq"))
			local_bh_enable();
	}
	msleep(10);
}
