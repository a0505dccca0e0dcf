/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_STRING_H
#define STAND_IN_LINUX_STRING_H

#include <linux/kernel.h>

int strcmp(const char *a, const char *b);
size_t strlen(const char *s);

#endif
