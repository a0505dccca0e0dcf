/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_SEQ_FILE_H
#define STAND_IN_LINUX_SEQ_FILE_H

#include <linux/list.h>
#include <linux/types.h>

struct seq_file {
	void *private;
};

struct seq_operations {
	void *(*start)(struct seq_file *m, loff_t *pos);
	void (*stop)(struct seq_file *m, void *v);
	void *(*next)(struct seq_file *m, void *v, loff_t *pos);
	int (*show)(struct seq_file *m, void *v);
};

void seq_puts(struct seq_file *m, const char *s);
void seq_printf(struct seq_file *m, const char *format, ...);
struct list_head *seq_list_start(struct list_head *head, loff_t pos);
struct list_head *seq_list_next(void *v, struct list_head *head, loff_t *pos);

#endif
