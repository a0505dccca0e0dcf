/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The explain pages: one Markdown file per check, the only source of what `explain`, SARIF
 * viewers and the manual say about it.
 */
#ifndef LOCKSTEP_EXPLAIN_H
#define LOCKSTEP_EXPLAIN_H

/* The page folder/CHECK.md, to be freed with g_free(); NULL if it is not there or folder is NULL. */
char *explain_page(const char *folder, const char *check);

/* The first paragraph below "## TITLE" as one line, without Markdown's signs; NULL if there is none. */
char *explain_section(const char *page, const char *title);

#endif
