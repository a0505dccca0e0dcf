/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_LOCKDEP_H
#define STAND_IN_LINUX_LOCKDEP_H

#include <linux/compiler.h>
#include <linux/types.h>

struct lock_class_key {
	char unused;
};

struct lockdep_map {
	const char *name;
};

void lockdep_assert_held_stand_in(const void *lock);
#define lockdep_assert_held(l) lockdep_assert_held_stand_in(l)
#define lockdep_assert_held_write(l) lockdep_assert_held_stand_in(l)
#define lockdep_assert_held_read(l) lockdep_assert_held_stand_in(l)
#define lockdep_set_class(lock, key) ((void)(lock), (void)(key))
#define SINGLE_DEPTH_NESTING 1

#endif
