/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_EXPORT_H
#define STAND_IN_LINUX_EXPORT_H

#define EXPORT_SYMBOL(sym) extern int __export_##sym
#define EXPORT_SYMBOL_GPL(sym) extern int __export_##sym
#define EXPORT_SYMBOL_NS(sym, ns) extern int __export_##sym
#define EXPORT_SYMBOL_NS_GPL(sym, ns) extern int __export_##sym

#endif
