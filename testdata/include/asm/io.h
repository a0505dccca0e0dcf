/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_ASM_IO_H
#define STAND_IN_ASM_IO_H

#include <linux/io.h>

#endif
