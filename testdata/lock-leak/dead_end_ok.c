/* Both the early return and the way to panic() release the lock. */
#include <linux/kernel.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(report_lock);
extern int handled(int code);

int good_report(int code)
{
	spin_lock(&report_lock);
	if (handled(code)) {
		spin_unlock(&report_lock);
		return 1;
	}
	pr_emerg("code %d\n", code);
	spin_unlock(&report_lock);
	panic("fatal");
}
