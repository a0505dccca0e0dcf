/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_WW_MUTEX_H
#define STAND_IN_LINUX_WW_MUTEX_H

#include <linux/mutex.h>

struct ww_class {
	const char *name;
};

struct ww_acquire_ctx {
	unsigned long stamp;
};

struct ww_mutex {
	struct mutex base;
};

#define DEFINE_WW_CLASS(classname) struct ww_class classname = { #classname }
void ww_mutex_init(struct ww_mutex *lock, struct ww_class *ww_class);
void ww_acquire_init(struct ww_acquire_ctx *ctx, struct ww_class *ww_class);
void ww_acquire_fini(struct ww_acquire_ctx *ctx);
int ww_mutex_lock(struct ww_mutex *lock, struct ww_acquire_ctx *ctx);
int ww_mutex_trylock(struct ww_mutex *lock, struct ww_acquire_ctx *ctx);
void ww_mutex_unlock(struct ww_mutex *lock);

#endif
