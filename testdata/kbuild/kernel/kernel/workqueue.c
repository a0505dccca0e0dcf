/* SPDX-License-Identifier: GPL-2.0-only */
#include <linux/workqueue.h>

struct workqueue_struct *alloc_workqueue(const char *fmt, unsigned int flags, int max_active, ...)
{
	return 0;
}

void workqueue_init_early(void)
{
	/* system_wq = alloc_workqueue("commented", 0, 0); */
	local_wq = alloc_workqueue("local", 0, 0);
	system_wq = alloc_workqueue("events", WQ_PERCPU, 0);
	system_percpu_wq = alloc_workqueue("events_percpu, with comma", /* why */ WQ_PERCPU, 0);
	system_dfl_wq = alloc_workqueue("events_unbound",
					WQ_UNBOUND |
						WQ_FREEZABLE,
					max(WQ_MAX_ACTIVE, 3));
}
