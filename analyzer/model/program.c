/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The program as a whole: its life, its order, and what a name means where.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "load.h"
#include "lockgraph.h"
#include "program.h"

struct program *program_new(const struct tree *t)
{
	struct arena *a = arena_new();
	struct program *p = arena_alloc(a, sizeof(*p));

	p->tree = t;
	p->arena = a;
	p->units = g_ptr_array_new();
	p->functions = g_ptr_array_new();
	p->not_analysed = g_ptr_array_new();
	p->nothing = g_ptr_array_new();
	p->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
					   (GDestroyNotify)g_ptr_array_unref);
	p->places = load_places_new();
	p->loadable = g_hash_table_new(NULL, NULL);
	p->exported = g_hash_table_new(g_str_hash, g_str_equal);
	return p;
}

static void unit_free_arrays(struct program_unit *u)
{
	GPtrArray *const all[] = { u->functions,  u->globals,  u->initialisers,
				   u->exports,	  u->modinits, u->modexits,
				   u->moddrivers, u->missed,   u->diagnostics };

	for (unsigned int i = 0; i < G_N_ELEMENTS(all); i++)
		g_ptr_array_free(all[i], TRUE);
}

void program_free(struct program *p)
{
	if (!p)
		return;
	lock_model_free(p->locks);
	for (unsigned int i = 0; i < p->units->len; i++)
		unit_free_arrays(g_ptr_array_index(p->units, i));
	g_ptr_array_free(p->units, TRUE);
	g_ptr_array_free(p->functions, TRUE);
	g_ptr_array_free(p->not_analysed, TRUE);
	g_ptr_array_free(p->nothing, TRUE);
	g_hash_table_destroy(p->by_name);
	g_hash_table_destroy(p->places);
	g_hash_table_destroy(p->loadable);
	g_hash_table_destroy(p->exported);
	arena_free(p->arena); /* p itself lives there */
}

static int by_path(gconstpointer a, gconstpointer b)
{
	const struct program_unit *x = *(struct program_unit *const *)a;
	const struct program_unit *y = *(struct program_unit *const *)b;

	return strcmp(x->path, y->path);
}

static int facts_by_path(gconstpointer a, gconstpointer b)
{
	const struct facts *x = *(struct facts *const *)a;
	const struct facts *y = *(struct facts *const *)b;

	return strcmp(x->path, y->path);
}

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct function *x = *(struct function *const *)a;
	const struct function *y = *(struct function *const *)b;
	int r = strcmp(x->at.path, y->at.path);

	if (!r && x->at.line != y->at.line)
		r = x->at.line < y->at.line ? -1 : 1;
	if (!r)
		r = strcmp(x->name, y->name);
	return r ? r : strcmp(x->unit->path, y->unit->path);
}

static int by_name(gconstpointer a, gconstpointer b)
{
	const struct function *x = *(struct function *const *)a;
	const struct function *y = *(struct function *const *)b;
	int r = strcmp(x->name, y->name);

	return r ? r : by_place(a, b);
}

static void link_names(struct program *p)
{
	g_hash_table_remove_all(p->by_name);
	for (unsigned int i = 0; i < p->functions->len; i++) {
		struct function *f = g_ptr_array_index(p->functions, i);
		GPtrArray *same = g_hash_table_lookup(p->by_name, f->name);

		if (!same) {
			same = g_ptr_array_new();
			g_hash_table_insert(p->by_name, (gpointer)f->name, same);
		}
		g_ptr_array_add(same, f);
		f->id = i;
	}
}

/*
 * Is f, which has the name of an API, something else?  A driver's own static function is; the
 * kernel's own inline functions are the API.
 */
static gboolean hides_api(const struct program *p, const struct function *f)
{
	if (!f->is_static || !api_find(f->name))
		return FALSE;
	return !f->in_header || p->tree == NULL ||
	       (p->tree->mode == TREE_DRIVER ? !g_path_is_absolute(f->at.path) :
					       !strstr(f->at.path, "include/"));
}

static void forget_api(struct program_unit *u, const char *name)
{
	for (unsigned int i = 0; i < u->functions->len; i++) {
		struct function *f = g_ptr_array_index(u->functions, i);

		for (unsigned int b = 0; b < f->nblocks; b++) {
			for (unsigned int e = 0; e < f->blocks[b].nevents; e++) {
				struct event *v = &f->blocks[b].events[e];

				if (v->api && v->kind == EVENT_CALL && g_str_equal(v->callee, name))
					v->api = NULL;
			}
		}
	}
}

static void link_unit(struct program *p, struct program_unit *u)
{
	g_ptr_array_sort(u->functions, by_name);
	for (unsigned int i = 0; i < u->functions->len; i++) {
		struct function *f = g_ptr_array_index(u->functions, i);

		if (hides_api(p, f))
			forget_api(u, f->name);
	}
}

/* What of the unit modules can see of each other. */
static void link_modules(struct program *p, const struct program_unit *u)
{
	for (unsigned int i = 0; i < u->exports->len; i++)
		g_hash_table_add(p->exported, g_ptr_array_index(u->exports, i));
	if (!u->modinits->len && !u->moddrivers->len)
		return;
	for (unsigned int i = 0; i < u->modules->len; i++)
		g_hash_table_add(p->loadable, g_ptr_array_index(u->modules, i));
}

void program_link(struct program *p)
{
	g_ptr_array_sort(p->units, by_path);
	g_ptr_array_sort(p->functions, by_place);
	g_ptr_array_sort(p->not_analysed, facts_by_path);
	link_names(p);
	for (unsigned int i = 0; i < p->units->len; i++)
		link_unit(p, g_ptr_array_index(p->units, i));
	for (unsigned int i = 0; i < p->units->len; i++)
		link_modules(p, g_ptr_array_index(p->units, i));
}

/*
 * The function of this name in the unit or its headers; they are in order of names.  Another
 * configuration of the unit may have one in a header: then the caller's own file comes first.
 */
static struct function *in_unit(const struct program_unit *u, const char *name, const char *path)
{
	unsigned int low = 0, high = u->functions->len;
	struct function *first = NULL;

	while (low < high) {
		unsigned int mid = low + (high - low) / 2;
		struct function *f = g_ptr_array_index(u->functions, mid);

		if (strcmp(f->name, name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < u->functions->len; low++) {
		struct function *f = g_ptr_array_index(u->functions, low);

		if (!g_str_equal(f->name, name))
			break;
		if (!path || f->at.path == path)
			return f;
		first = first ? first : f;
	}
	return first;
}

/* The units' modules can all be a .ko, and none is a module of both. */
static gboolean is_apart(const struct program *p, const GPtrArray *a, const GPtrArray *b)
{
	if (!a->len || !b->len)
		return FALSE;
	for (unsigned int i = 0; i < a->len; i++) {
		if (!g_hash_table_contains(p->loadable, g_ptr_array_index(a, i)))
			return FALSE;
		for (unsigned int k = 0; k < b->len; k++)
			if (!g_hash_table_contains(p->loadable, g_ptr_array_index(b, k)) ||
			    g_ptr_array_index(a, i) == g_ptr_array_index(b, k))
				return FALSE;
	}
	return TRUE;
}

/* Is one file in the other's folder, or below it?  Such modules may export by macros of their own. */
static gboolean is_nested(const char *a, const char *b)
{
	size_t x = (size_t)((strrchr(a, '/') ?: a) - a), y = (size_t)((strrchr(b, '/') ?: b) - b);

	return !strncmp(a, b, MIN(x, y) + 1);
}

/* A function of another module that is not exported: it only has the name. */
static gboolean is_out_of_reach(const struct program *p, const struct function *from,
				const struct function *f)
{
	return !f->in_header && from->unit != f->unit &&
	       !is_nested(f->at.path, from->unit->path) &&
	       !g_hash_table_contains(p->exported, f->name) &&
	       is_apart(p, from->unit->modules, f->unit->modules);
}

/* How many leading folders two paths share. */
static unsigned int shared_folders(const char *a, const char *b)
{
	unsigned int n = 0;

	for (; *a && *a == *b; a++, b++)
		n += *a == '/';
	return n;
}

/*
 * How well the definition at `path` fits a call from `from`: two drivers may each have a function
 * of that name, and every architecture has its own.
 */
static unsigned int fitness(const struct program *p, const char *path, const char *from)
{
	unsigned int n = 2 * shared_folders(path, from);
	const char *arch = p->tree ? p->tree->arch : NULL;
	gsize length = arch ? strlen(arch) : 0;

	if (arch && g_str_has_prefix(path, "arch/") && !strncmp(path + 5, arch, length) &&
	    path[5 + length] == '/')
		n++;
	return n;
}

struct function *program_callee(const struct program *p, const struct function *from,
				const char *name)
{
	struct function *f, *best = NULL;
	unsigned int fit, best_fit = 0;
	const GPtrArray *same;

	if (*name == '@')
		name++;
	f = in_unit(from->unit, name, from->at.path);
	if (f)
		return f;
	same = g_hash_table_lookup(p->by_name, name);
	for (unsigned int i = 0; same && i < same->len; i++) {
		f = g_ptr_array_index(same, i);
		if (f->is_static || is_out_of_reach(p, from, f))
			continue;
		fit = fitness(p, f->at.path, from->unit->path);
		if (!best || fit > best_fit) {
			best = f;
			best_fit = fit;
		}
	}
	return best;
}
