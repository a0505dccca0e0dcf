/* SPDX-License-Identifier: GPL-2.0-only */
/* The Kbuild reader's own structures. */
#ifndef LOCKSTEP_KBUILD_PRIVATE_H
#define LOCKSTEP_KBUILD_PRIVATE_H

#include "base/arena.h"
#include "makefile.h"
#include "module.h"

/* What the Kbuild file of one folder says. */
struct kbuild_folder {
	const char *path; /* relative to the root */
	GPtrArray *modules; /* struct module *, those with a unit */
	GHashTable *by_unit; /* interned path -> GPtrArray of struct module * */
	GPtrArray *subdirs; /* const char *: folders that it descends into */
	GPtrArray *flags; /* const char *: for every unit that this Kbuild file builds */
	GPtrArray *subdir_flags; /* const char *: these and for all folders below */
	GHashTable *file_flags; /* interned "dir/x.o" -> GPtrArray of const char * */
};

struct kbuild {
	const struct tree *tree;
	struct arena *arena;
	int root; /* file descriptor of the root folder */
	GHashTable *folders; /* interned path -> struct kbuild_folder * */
	GHashTable *named; /* interned path -> GPtrArray of struct module *: by their own name */
	GHashTable *modules; /* interned path -> GPtrArray of struct module *: answers */
	GHashTable *flags; /* interned path -> GPtrArray of const char *: answers */
	GHashTable *includers; /* interned path -> GPtrArray of const char *: answers */
	GHashTable *environments; /* interned folder -> GHashTable, see kbuild_environment.c */
	GHashTable *includes; /* folder -> GPtrArray of struct textual_include * */
	GPtrArray *none; /* the empty answer */
};

/* kbuild.c */
/* The path without "./" and "//", interned. */
const char *kbuild_intern(struct kbuild *k, const char *path);

/* kbuild_owners.c */
/* The folders whose Kbuild files name the .c file `path`, closest first; to be freed. */
GPtrArray *kbuild_owners(struct kbuild *k, const char *path);
/* The modules that name it, sorted, owned by k. */
const GPtrArray *kbuild_named(struct kbuild *k, const char *path);

/* kbuild_folder.c */
struct kbuild_folder *kbuild_folder_get(struct kbuild *k, const char *dir);
void kbuild_folder_free(gpointer folder);
/* The modules of this folder's Kbuild file that `path` is in; NULL if none. */
const GPtrArray *kbuild_folder_modules(const struct kbuild_folder *f, const char *path);
/* The folder part of a relative path, interned; "" for the root, NULL above it. */
const char *kbuild_parent(struct kbuild *k, const char *path);

/* What kbuild itself and make define before they read `file`. */
void kbuild_set_variables(const struct tree *t, struct makefile *m, const char *file);

/* kbuild_environment.c: what a driver's Makefiles hand to kbuild that reads `file` */
void kbuild_environment(struct kbuild *k, struct makefile *m, const char *file);

/* kbuild_objects.c: fills modules, by_unit and subdirs */
void kbuild_objects_read(struct kbuild *k, struct makefile *m, struct kbuild_folder *f);
/* Adds the units of `more` that f has not: another reading of the same Kbuild file. */
void kbuild_objects_add(struct kbuild_folder *f, const struct kbuild_folder *more);
void kbuild_module_free(gpointer module);
int kbuild_module_compare(gconstpointer a, gconstpointer b);

/* kbuild_source.c: the unit that an object ("sub/x.o") is made from, interned; NULL if none */
const char *kbuild_source(struct kbuild *k, const struct makefile *m, const char *object);
gboolean kbuild_exists(struct kbuild *k, const char *path);

/* kbuild_flags.c: fills flags, subdir_flags and file_flags */
void kbuild_flags_read(struct kbuild *k, struct makefile *m, struct kbuild_folder *f);

/* kbuild_include.c: .c files that include the .c file `path`, by text alone */
const GPtrArray *kbuild_include_search(struct kbuild *k, const char *path);
void kbuild_includes_free(gpointer includes);

#endif
