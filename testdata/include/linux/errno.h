/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_ERRNO_H
#define STAND_IN_LINUX_ERRNO_H

#define EPERM 1
#define ENOENT 2
#define EINTR 4
#define EIO 5
#define EAGAIN 11
#define ENOMEM 12
#define EFAULT 14
#define EBUSY 16
#define ENODEV 19
#define EINVAL 22
#define ENOSPC 28
#define ETIMEDOUT 110
#define ERESTARTSYS 512
#define EPROBE_DEFER 517

#endif
