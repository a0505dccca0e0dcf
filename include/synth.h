/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The flags and generated headers of a kernel that was never configured or
 * built.  Everything that kbuild would have generated is written into a
 * private folder; nothing is ever written into the scanned tree.
 */
#ifndef LOCKSTEP_SYNTH_H
#define LOCKSTEP_SYNTH_H

#include <glib.h>

#include "tree.h"

struct synth;

/*
 * Generated headers for t under the existing folder `dir`; files whose content
 * is already right are left alone.  `standin` is the folder of the bundled
 * minimal kernel headers, for driver repositories without kernel headers (may be NULL
 * otherwise).  NULL after a message.  Read-only afterwards: may be
 * shared by threads and kept across fork().
 */
struct synth *synth_new(const struct tree *t, const char *dir, const char *standin);
void synth_free(struct synth *s);

/* TRUE if the stand-in headers are used because there are no kernel headers. */
gboolean synth_standin(const struct synth *s);

/*
 * The name of the prelude that the unit at path (relative to the root) may use, and no other: its
 * architecture ("x86", "s390"), "x86-graphics" for graphics drivers.  The string lives as
 * long as s.  Path "" gives that of most units.
 */
const char *synth_arch(const struct synth *s, const char *path);

/* The architecture that the unit at path is for: "x86".  Lives as long as s or the program. */
const char *synth_arch_of_unit(const struct synth *s, const char *path);

/*
 * clang arguments (char *, to be freed with the array) for the unit at path:
 * target, search paths, defines, -include of kconfig.h and compiler_types.h,
 * then kbuild_cflags (may be NULL).  No prelude, -c, -o or file name.
 */
GPtrArray *synth_args(const struct synth *s, const char *path, const GPtrArray *kbuild_cflags);

/*
 * The prelude called `name`: text of a header with the most included <linux/...> headers that exist in the
 * tree, and the arguments to precompile it with.  A unit parsed with synth_args()
 * may have "-include-pch" in front of them.
 */
char *synth_prelude(const struct synth *s, const char *name);
GPtrArray *synth_prelude_args(const struct synth *s, const char *name);

/*
 * Text of a header, to be included after the prelude, that defines each CONFIG_
 * symbol which the unit's conditionals mention and which has no value yet.
 */
char *synth_config(const struct synth *s, const char *text, gsize len);

/*
 * For a second parse of a unit whose calls did not all show: appends to its config a declaration
 * that answers this front-end message ("use of undeclared identifier 'X'", "unknown type
 * name 'T'").  FALSE: nothing to append, or it is there already.
 */
gboolean synth_declare(GString *config, const char *message);

#endif
