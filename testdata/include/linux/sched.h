/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_SCHED_H
#define STAND_IN_LINUX_SCHED_H

#include <linux/compiler.h>
#include <linux/types.h>

struct task_struct {
	char comm[16];
	int pid, tgid;
	unsigned int flags;
};

extern struct task_struct *current;

#define TASK_RUNNING 0
#define TASK_INTERRUPTIBLE 1
#define TASK_UNINTERRUPTIBLE 2

void schedule(void);
long schedule_timeout(long timeout);
long schedule_timeout_interruptible(long timeout);
long schedule_timeout_uninterruptible(long timeout);
int wake_up_process(struct task_struct *tsk);
int cond_resched(void);
int signal_pending(struct task_struct *tsk);
void set_current_state(long state);
void yield(void);
void __set_current_state(long state);
int send_sig(int sig, struct task_struct *tsk, int priv);
#define SIGKILL 9
#define SIGTERM 15
#define MAX_SCHEDULE_TIMEOUT ((long)(~0UL >> 1))

#endif
