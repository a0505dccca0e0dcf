/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A Makefile read for every configuration at once: no condition is decided,
 * each variable ends as the union of what the branches give it, and
 * $(CONFIG_X) stays a mark in the text that says which symbol it was.
 */
#ifndef LOCKSTEP_MAKEFILE_H
#define LOCKSTEP_MAKEFILE_H

#include <glib.h>

/*
 * Marks inside of expanded text; file_text() readers never see these bytes, as
 * the reader drops control characters.  CONFIG_BEGIN CONFIG_X CONFIG_END is the unknown value of a
 * symbol; ALT_BEGIN a ALT_NEXT b ALT_END is one word with two possible values.
 */
enum mark {
	CONFIG_BEGIN = 1,
	CONFIG_END = 2,
	ALT_BEGIN = 3,
	ALT_NEXT = 4,
	ALT_END = 5,
};

/* About a second; the largest folder of Linux takes 5 % of it, the largest driver seen 20 %. */
#define MAKEFILE_BUDGET (150L * 1000 * 1000)

struct make_var {
	GString *text;
	gboolean simple; /* := text is expanded already */
	gboolean busy; /* being expanded: breaks loops */
};

/* A rule that says which file an object is made from; both relative to the root, maybe with '%'. */
struct make_rule {
	char *target;
	char *source;
};

/* An open conditional. */
struct make_frame {
	GHashTable *base; /* name -> struct make_var or NULL (undefined): values before it */
	GHashTable *results; /* name -> GPtrArray of char *: what the closed branches ended with */
	unsigned int branches; /* closed so far */
	gboolean has_else;
	gboolean decided; /* one branch at most is read, and the values are simply kept */
	gboolean skipping; /* decided: the current branch is not read */
	gboolean taken; /* decided: some branch was read, or none is to be */
};

struct makefile {
	const char *root; /* absolute */
	const char *dir; /* folder of the first file, relative to the root */
	GHashTable *vars; /* char * -> struct make_var * */
	GHashTable *fixed; /* set of names that the text cannot change */
	GHashTable *configs; /* object as written -> char *: the CONFIG_X of obj-$(CONFIG_X) */
	GPtrArray *frames; /* struct make_frame * */
	GPtrArray *rules; /* struct make_rule * */
	GPtrArray *reading; /* char *: the chain of files being read */
	unsigned int included; /* files so far */
	unsigned int depth; /* of nested expansions */
	gboolean decide; /* conditions that no configuration decides are decided */
	gboolean in_name; /* a variable's name is being expanded: CONFIG symbols stay marks */
	gboolean in_rule; /* tab lines are recipes */
	GString *define; /* body of an open define; NULL outside */
	char *define_name;
	/*
	 * What is left to spend, in about a nanosecond each: hostile text ends here
	 * instead of running forever.
	 */
	long budget;
};

/* make_file.c: reading */
struct makefile *makefile_new(const char *root, const char *dir);
void makefile_free(struct makefile *m);
void makefile_read(struct makefile *m, const char *path);
void makefile_text(struct makefile *m, const char *text);
/* Spends; FALSE once nothing is left. */
gboolean makefile_spend(struct makefile *m, size_t amount);

/* make_line.c: one logical line */
void makefile_line(struct makefile *m, const char *line, gboolean tab);

/* make_vars.c: variables.  op: '=', ':', '+', '?' */
struct make_var *make_var_find(const struct makefile *m, const char *name);
void make_var_assign(struct makefile *m, const char *name, char op, const char *value);
void make_var_fix(struct makefile *m, const char *name, const char *value);
void make_var_free(gpointer var);

/* make_cond.c: is the condition of an "ifeq (a,b)" line true? */
enum make_truth { MAKE_FALSE, MAKE_TRUE, MAKE_UNKNOWN };
enum make_truth make_condition(struct makefile *m, const char *line);

/* make_frame.c: conditionals; condition: the line from "if" on; NULL: a last else */
void make_frame_open(struct makefile *m, const char *condition);
void make_frame_else(struct makefile *m, const char *condition);
void make_frame_close(struct makefile *m);
/* The lines here are in a branch that is not read. */
gboolean make_frame_skips(const struct makefile *m);
/* The variable is about to change. */
void make_frame_note(struct makefile *m, const char *name, const struct make_var *old);

/* make_expand.c: the text with its references replaced, to be freed */
char *make_expand(struct makefile *m, const char *text);
/* The same for a variable's name: marks become "y". */
char *make_expand_name(struct makefile *m, const char *text);
/* Past the bracket that closes the one at p; NULL if none does. */
const char *make_closing(struct makefile *m, const char *p);

/* make_call.c: functions; FALSE if body does not call one */
gboolean make_call(struct makefile *m, const char *body, GString *out);

/* make_words.c */
/* The words of expanded text, alternatives spread out; char *, to be freed. */
GPtrArray *make_words(struct makefile *m, const char *text);
/* The words of a variable, each one once; empty if it is not set. */
GPtrArray *make_var_words(struct makefile *m, const char *name);
/*
 * Appends what a variable may be after a conditional: `values` (char *) are what its branches
 * end with, base is the value before it (NULL: not set), a result itself if keep.
 */
void make_unite(GString *out, const char *base, const GPtrArray *values, gboolean keep);
/* Does the word match a pattern with at most one '%'?  Then *stem is what '%' stands for. */
gboolean make_match(const char *pattern, const char *word, char **stem);
/* The pattern with its '%' replaced by the stem. */
char *make_fill(const char *pattern, const char *stem);

/* make_glob.c: $(wildcard) for one pattern: the files that match, appended to out */
void make_glob(struct makefile *m, const char *pattern, GPtrArray *out);

#endif
