/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_MODULE_H
#define STAND_IN_LINUX_MODULE_H

#include <linux/export.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/mod_devicetable.h>
#include <linux/moduleparam.h>
#include <linux/stat.h>
#include <linux/string.h>

struct module {
	const char *name;
};

extern struct module __this_module;
#define THIS_MODULE (&__this_module)

#define module_init(initfn)                                            \
	static inline initcall_t __maybe_unused __inittest(void)       \
	{                                                              \
		return initfn;                                         \
	}                                                              \
	int init_module(void) __attribute__((__alias__(#initfn)))
#define module_exit(exitfn)                                            \
	static inline void (*__maybe_unused __exittest(void))(void)    \
	{                                                              \
		return exitfn;                                         \
	}                                                              \
	void cleanup_module(void) __attribute__((__alias__(#exitfn)))
#define module_driver(__driver, __register, __unregister, ...)         \
	static int __init __driver##_init(void)                        \
	{                                                              \
		return __register(&(__driver), ##__VA_ARGS__);         \
	}                                                              \
	module_init(__driver##_init);                                  \
	static void __exit __driver##_exit(void)                       \
	{                                                              \
		__unregister(&(__driver), ##__VA_ARGS__);              \
	}                                                              \
	module_exit(__driver##_exit)

#define MODULE_INFO(tag, info) __MODULE_INFO(tag, tag, info)
#define MODULE_LICENSE(text) MODULE_INFO(license, text)
#define MODULE_AUTHOR(text) MODULE_INFO(author, text)
#define MODULE_DESCRIPTION(text) MODULE_INFO(description, text)
#define MODULE_VERSION(text) MODULE_INFO(version, text)
#define MODULE_ALIAS(text) MODULE_INFO(alias, text)
#define MODULE_FIRMWARE(text) MODULE_INFO(firmware, text)
#define MODULE_SOFTDEP(text) MODULE_INFO(softdep, text)
#define MODULE_IMPORT_NS(ns) MODULE_INFO(import_ns, #ns)
#define MODULE_DEVICE_TABLE(type, name) \
	static const void *__UNIQUE_ID(type) __used = (name)

int try_module_get(struct module *module);
void __module_get(struct module *module);
void module_put(struct module *module);

#endif
