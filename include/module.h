/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Modules: which units link into which .ko, from the Kbuild files.  The rules
 * are those of Documentation/kbuild/makefiles.rst and scripts/Makefile.build.
 */
#ifndef LOCKSTEP_MODULE_H
#define LOCKSTEP_MODULE_H

#include <glib.h>

#include "tree.h"

/*
 * One .ko, or one built-in object group (acpi.o from obj-$(CONFIG_ACPI) += acpi.o).
 * Identified by folder and name: two folders may have a "core".
 */
struct module {
	const char *name; /* Kbuild's KBUILD_MODNAME spelling with '-' kept: "rnbd-client" */
	const char *dir; /* folder of the Kbuild file, relative to the root; "" for the root */
	gboolean builtin; /* obj-y only: can not be a .ko */
	const char *config; /* the CONFIG_X of obj-$(CONFIG_X), NULL for obj-y/obj-m */
	GPtrArray *units; /* const char *: .c (or .S) files, sorted, without textual includes */
};

struct kbuild; /* the Kbuild files read so far, folder by folder, on demand */

struct kbuild *kbuild_new(const struct tree *t);
void kbuild_free(struct kbuild *k);

/*
 * Modules that the .c file `path` (relative to the root) is linked into:
 * array of struct module *, sorted by dir and name, owned by k; empty if no Kbuild file
 * names it.  A .c file that another .c file of its folder includes belongs to
 * the modules of its includers.
 */
const GPtrArray *kbuild_modules_of(struct kbuild *k, const char *path);

/*
 * .c files that textually #include the .c file `path` ("selftest_x.c"); empty for a
 * proper unit.  const char *, owned by k.
 */
const GPtrArray *kbuild_includers_of(struct kbuild *k, const char *path);

/* ccflags-y, subdir-ccflags-y, CFLAGS_x.o ... that apply to path: -I and -D words only,
 * -I made absolute; const char *, owned by k. */
const GPtrArray *kbuild_cflags_of(struct kbuild *k, const char *path);

/*
 * `lockstep dump modules`: one line per module with a unit at or below `path`
 * (a folder or file, relative to the root), then its units, one per line after a tab:
 *   module DIR/NAME.ko config=CONFIG_X
 *   module DIR/NAME builtin config=-
 */
void kbuild_dump(struct kbuild *k, const char *path, GString *out);

#endif
