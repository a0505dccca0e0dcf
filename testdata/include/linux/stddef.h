/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_STDDEF_H
#define STAND_IN_LINUX_STDDEF_H

#undef NULL
#define NULL ((void *)0)

enum { false = 0, true = 1 };
typedef _Bool bool;

#define offsetof(type, member) __builtin_offsetof(type, member)
#define sizeof_field(type, member) sizeof(((type *)0)->member)

#endif
