// SPDX-License-Identifier: GPL-2.0-only
/* Its flush waits for nothing of its own: the call can go (Step 0 of the announcement). */
#include <linux/module.h>
#include <linux/timer.h>
#include <linux/workqueue.h>

static unsigned int chime_count;

static void chime_ring(struct timer_list *timer)
{
	chime_count++;
	mod_timer(timer, jiffies + HZ);
}

static DEFINE_TIMER(chime_timer, chime_ring);

static int __init chime_init(void)
{
	mod_timer(&chime_timer, jiffies + HZ);
	return 0;
}

static void __exit chime_exit(void)
{
	del_timer_sync(&chime_timer);
	flush_scheduled_work();
}

module_init(chime_init);
module_exit(chime_exit);
MODULE_DESCRIPTION("lockstep sample: a flush without any work item");
MODULE_LICENSE("GPL");
