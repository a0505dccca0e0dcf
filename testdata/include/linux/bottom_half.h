/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_BOTTOM_HALF_H
#define STAND_IN_LINUX_BOTTOM_HALF_H

void local_bh_disable(void);
void local_bh_enable(void);

#endif
