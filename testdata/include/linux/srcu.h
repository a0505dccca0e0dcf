/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_SRCU_H
#define STAND_IN_LINUX_SRCU_H

struct srcu_struct {
	int unlock_count;
};

#define DEFINE_SRCU(name) struct srcu_struct name
#define DEFINE_STATIC_SRCU(name) static struct srcu_struct name
int init_srcu_struct(struct srcu_struct *ssp);
void cleanup_srcu_struct(struct srcu_struct *ssp);
int srcu_read_lock(struct srcu_struct *ssp);
void srcu_read_unlock(struct srcu_struct *ssp, int idx);
void synchronize_srcu(struct srcu_struct *ssp);
void srcu_barrier(struct srcu_struct *ssp);

#endif
