/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_RTNETLINK_H
#define STAND_IN_LINUX_RTNETLINK_H

#include <linux/mutex.h>

void rtnl_lock(void);
int rtnl_trylock(void);
void rtnl_unlock(void);
int rtnl_is_locked(void);
#define ASSERT_RTNL() might_sleep()

#endif
