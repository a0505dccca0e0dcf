/* SPDX-License-Identifier: GPL-2.0-only */
/* What the parts of the synthesised build share. */
#ifndef LOCKSTEP_SYNTH_PRIVATE_H
#define LOCKSTEP_SYNTH_PRIVATE_H

#include <glib.h>

#include "synth.h"

/* Where kernel headers are. */
struct synth {
	const struct tree *tree;
	char *dir; /* our generated headers */
	char *standin; /* the bundled headers if they are used, else NULL */
	char *source; /* root of the kernel source (or -common folder) with include/linux; NULL: none */
	char *build; /* folder with include/generated of a configured kernel; NULL: none */
	char *arch; /* default architecture */
	char *graphics; /* name of its prelude for graphics drivers */
	GHashTable *arches; /* names of those whose headers were generated */
	GPtrArray *fallbacks; /* char *: -idirafter folders, other architectures' */
	GHashTable *
		off; /* symbols that the default architecture's configuration rules out, without CONFIG_ */
	GMutex lock; /* of arches */
};

/* Ends the name of a prelude for graphics drivers: "x86-graphics". */
#define SYNTH_GRAPHICS "-graphics"

/* Writes text into dir/name unless it is already there; creates folders. 0, or -1 after a message. */
int header_write(const char *dir, const char *name, const char *text);

/* Headers that do not depend on the architecture.  0, or -1 after a message. */
int headers_common(const struct synth *s);

/* <asm/x.h> for every <asm-generic/x.h>: searched after the architecture's own. */
int headers_generic(const struct synth *s);

/* autoconf.h and generated asm/ headers of one architecture under dir/arch/<arch>. */
int headers_arch(const struct synth *s, const char *arch);

/* Headers made from the tree's tables; their names say which architecture they are of. */
int headers_tables(const struct synth *s, const char *out);

/* The architecture of this name if it is one that we know, else NULL. */
const char *synth_known_arch(const char *name, size_t len);

/* The architecture that a prelude is for. */
const char *synth_arch_of_prelude(const struct synth *s, const char *name);

/* TRUE if the file or folder below the source root exists. */
gboolean synth_exists(const struct synth *s, const char *name);

#endif
