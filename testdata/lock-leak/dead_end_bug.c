/* The only way that releases the lock ends in panic(); the early return forgets it. */
#include <linux/kernel.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(report_lock);
extern int handled(int code);

int bad_report(int code)
{
	spin_lock(&report_lock);
	if (handled(code))
		return 1; /* expect: lock-leak */
	pr_emerg("code %d\n", code);
	spin_unlock(&report_lock);
	panic("fatal");
}
