/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_MODULEPARAM_H
#define STAND_IN_LINUX_MODULEPARAM_H

#include <linux/kernel.h>

#define __MODULE_INFO(tag, name, info) \
	static const char __UNIQUE_ID(name)[] __used = #tag "=" info
#define module_param(name, type, perm) module_param_named(name, name, type, perm)
#define module_param_named(name, value, type, perm) \
	static void *__UNIQUE_ID(__param_##name) __used = (void *)&(value)
#define module_param_array(name, type, nump, perm) \
	static void *__UNIQUE_ID(__param_##name) __used = (void *)(name)
#define module_param_string(name, string, len, perm) \
	static void *__UNIQUE_ID(__param_##name) __used = (void *)(string)
#define module_param_cb(name, ops, arg, perm) \
	static const void *__UNIQUE_ID(__param_##name) __used = (ops)
#define MODULE_PARM_DESC(param, desc) __MODULE_INFO(parm, param, desc)

struct kernel_param;

struct kernel_param_ops {
	unsigned int flags;
	int (*set)(const char *val, const struct kernel_param *kp);
	int (*get)(char *buffer, const struct kernel_param *kp);
	void (*free)(void *arg);
};

int param_set_int(const char *val, const struct kernel_param *kp);
int param_get_int(char *buffer, const struct kernel_param *kp);

#endif
