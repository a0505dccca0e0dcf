/* SPDX-License-Identifier: GPL-2.0-only */
/* The files that come with the program: stand-in headers, semantic patches, explain pages. */
#ifndef LOCKSTEP_DATA_H
#define LOCKSTEP_DATA_H

/*
 * The file or folder as it is named in the source ("testdata/include"): in the
 * share folder next to the installed program, else in the source that the program
 * was built from.  To be freed with g_free(); NULL if it is nowhere.
 */
char *data_find(const char *name);

#endif
