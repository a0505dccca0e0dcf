/* SPDX-License-Identifier: GPL-2.0-only */
/* extern struct workqueue_struct *commented_wq; */
#define NOT_THIS extern struct workqueue_struct *macro_wq;
struct workqueue_struct;
static const char text[] = "extern struct workqueue_struct *quoted_wq;";
extern struct workqueue_struct *system_wq; /* use system_percpu_wq */
extern struct workqueue_struct *system_percpu_wq, *system_dfl_wq;
extern struct workqueue_struct *system_long_wq __read_mostly;
extern struct workqueue_struct
	*system_odd_wq;
extern struct workqueue_attrs *attrs;
struct workqueue_struct *alloc_workqueue(const char *fmt, unsigned int flags, int max_active, ...);
