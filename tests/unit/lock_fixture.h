/* SPDX-License-Identifier: GPL-2.0-only */
/* A program with its lock model, from facts that a test writes down. */
#ifndef LOCKSTEP_LOCK_FIXTURE_H
#define LOCKSTEP_LOCK_FIXTURE_H

#include <string.h>

#include "lockgraph.h"
#include "unit.h"

struct lock_fixture {
	struct tree tree;
	struct program *program;
	GPtrArray *none;
};

/* One unit x.c; text follows its "unit" line. */
static inline void lock_load(struct lock_fixture *f, const char *text)
{
	char *whole = g_strconcat("unit\tx.c\n", text, NULL);
	struct facts facts = { .path = "x.c", .text = whole };

	memset(f, 0, sizeof(*f));
	f->none = g_ptr_array_new();
	f->tree.wqs = g_ptr_array_new();
	f->program = program_new(&f->tree);
	ck_assert_int_eq(program_add(f->program, &facts, f->none), 0);
	program_link(f->program);
	ck_assert_int_eq(lock_model_build(f->program), 0);
	g_free(whole);
}

static inline void lock_unload(struct lock_fixture *f)
{
	program_free(f->program);
	g_ptr_array_free(f->tree.wqs, TRUE);
	g_ptr_array_free(f->none, TRUE);
}

static inline const struct function *lock_function(const struct lock_fixture *f, const char *name)
{
	for (unsigned int i = 0; i < f->program->functions->len; i++) {
		const struct function *g = g_ptr_array_index(f->program->functions, i);

		if (!strcmp(g->name, name))
			return g;
	}
	ck_abort_msg("no function %s", name);
	return NULL;
}

static inline unsigned int lock_count(const struct lock_fixture *f, enum observation_kind kind)
{
	const GArray *all = f->program->locks->observations;
	unsigned int n = 0;

	for (unsigned int i = 0; i < all->len; i++)
		n += g_array_index(all, struct observation, i).kind == kind;
	return n;
}

#define FUNC(name) "func\t" name "\tstatic\t-\tx.c\t1\t1\t99\n"
#define CALL(line, name, args) \
	"call\t" #line "\t2\t" #line "\t9\t" name "\t" name "\t%t" #line args "\n"
#define SET(line, left, right) "set\t" #line "\t2\t" left "\t" right "\n"
#define RET(line, value) "ret\t" #line "\t2\t" value "\n"
#define END "end\n"

#endif
