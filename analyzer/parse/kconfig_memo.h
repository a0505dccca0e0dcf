/* SPDX-License-Identifier: GPL-2.0-only */
/* Decisions about Kconfig symbols, kept between runs beside the headers made from them. */
#ifndef LOCKSTEP_PARSE_KCONFIG_MEMO_H
#define LOCKSTEP_PARSE_KCONFIG_MEMO_H

#include "parse/kconfig.h"

/*
 * TRUE if out/generated/autoconf.h is what the Kconfig files below root make of it; then the symbols
 * that they rule out are added to `off` (char *, without CONFIG_).
 */
gboolean kconfig_recall(const char *root, const char *out, GHashTable *off);

/* To be called with out/generated/autoconf.h in place. */
void kconfig_remember(const struct kconfig *k, const char *out, GHashTable *off);

#endif
