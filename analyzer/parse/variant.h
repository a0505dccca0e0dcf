/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Variants: the same unit with other branches of its #ifs.  One configuration never
 * shows all code, so the branches that hold words of interest which no parse has shown are
 * forced by rewriting their directives, in memory only; lines stay where they are.
 */
#ifndef LOCKSTEP_PARSE_VARIANT_H
#define LOCKSTEP_PARSE_VARIANT_H

#include <glib.h>

/*
 * The text with as many of these offsets (guint, in order) as possible in active branches; NULL if
 * none of them is in a conditional.  To be freed with g_free().  What is left in `offsets` stands in
 * branches that exclude a forced one: for the next variant.
 */
char *variant_force(const char *text, gsize length, GArray *offsets, gsize *new_length);

#endif
