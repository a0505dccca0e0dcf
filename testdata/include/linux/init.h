/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_INIT_H
#define STAND_IN_LINUX_INIT_H

#include <linux/compiler.h>

#define __init __attribute__((__section__(".init.text")))
#define __exit __attribute__((__section__(".exit.text")))
#define __initdata
#define __initconst
#define __exitdata
#define __devinit
#define __devexit
#define __net_init
#define __net_exit
#define __exit_p(x) (x)
typedef int (*initcall_t)(void);
#define __define_initcall(fn, id) static initcall_t __initcall_##fn##id __maybe_unused = fn
#define early_initcall(fn) __define_initcall(fn, 0)
#define pure_initcall(fn) __define_initcall(fn, 0)
#define postcore_initcall(fn) __define_initcall(fn, 2)
#define rootfs_initcall(fn) __define_initcall(fn, 5)
#define core_initcall(fn) __define_initcall(fn, 1)
#define arch_initcall(fn) __define_initcall(fn, 3)
#define subsys_initcall(fn) __define_initcall(fn, 4)
#define fs_initcall(fn) __define_initcall(fn, 5)
#define device_initcall(fn) __define_initcall(fn, 6)
#define late_initcall(fn) __define_initcall(fn, 7)

#endif
