/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_IDR_H
#define STAND_IN_LINUX_IDR_H

#include <linux/gfp.h>
#include <linux/spinlock.h>

struct idr {
	int next;
};

struct ida {
	spinlock_t lock;
};

#define DEFINE_IDR(name) struct idr name = { 0 }
#define DEFINE_IDA(name) struct ida name
void idr_init(struct idr *idr);
int idr_alloc(struct idr *idr, void *ptr, int start, int end, gfp_t gfp);
void *idr_find(const struct idr *idr, unsigned long id);
void *idr_remove(struct idr *idr, unsigned long id);
void idr_destroy(struct idr *idr);
int ida_alloc(struct ida *ida, gfp_t gfp);
void ida_free(struct ida *ida, unsigned int id);
#define ida_simple_get(ida, start, end, gfp) ida_alloc(ida, gfp)
#define ida_simple_remove(ida, id) ida_free(ida, id)

#endif
