/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Real flags: compile_commands.json through libclang, or the .NAME.o.cmd files
 * that kbuild leaves beside its objects.
 */
#include "compdb.h"

#include <clang-c/CXCompilationDatabase.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "parse/compdb_options.h"

struct compdb {
	char *root;
	char *build;
	CXCompilationDatabase json; /* NULL: there is none */
	CXCompileCommands commands;
	GHashTable *by_path; /* absolute path -> index in commands, plus one */
};

static char *take_string(CXString s)
{
	char *copy = g_strdup(clang_getCString(s));

	clang_disposeString(s);
	return copy;
}

static char *absolute(const char *dir, const char *path)
{
	return g_canonicalize_filename(path, dir && *dir != '\0' ? dir : "/");
}

/* libclang guesses flags for files that are not listed; so the listed ones are remembered. */
static void index_commands(struct compdb *db)
{
	unsigned int n;

	db->commands = clang_CompilationDatabase_getAllCompileCommands(db->json);
	n = db->commands ? clang_CompileCommands_getSize(db->commands) : 0;
	for (unsigned int i = 0; i < n; i++) {
		CXCompileCommand c = clang_CompileCommands_getCommand(db->commands, i);
		char *dir = take_string(clang_CompileCommand_getDirectory(c));
		char *file = take_string(clang_CompileCommand_getFilename(c));

		g_hash_table_insert(db->by_path, absolute(dir, file), GUINT_TO_POINTER(i + 1));
		g_free(dir);
		g_free(file);
	}
}

/* libclang writes to stderr itself when the file is broken: that is for us to say. */
static CXCompilationDatabase open_quietly(const char *folder)
{
	int keep = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY | O_CLOEXEC);
	CXCompilationDatabase_Error err = CXCompilationDatabase_NoError;
	CXCompilationDatabase json;

	if (keep >= 0 && null >= 0)
		dup2(null, STDERR_FILENO);
	json = clang_CompilationDatabase_fromDirectory(folder, &err);
	if (keep >= 0) {
		dup2(keep, STDERR_FILENO);
		close(keep);
	}
	if (null >= 0)
		close(null);
	return err == CXCompilationDatabase_NoError ? json : NULL;
}

struct compdb *compdb_open(const struct tree *t, const char *builddir)
{
	struct compdb *db = g_new0(struct compdb, 1);
	const char *folder = builddir ? builddir : t->builddir ? t->builddir : t->root;
	char *path;

	db->root = g_strdup(t->root);
	db->build = absolute(NULL, folder);
	db->by_path = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	path = g_build_filename(folder, "compile_commands.json", NULL);
	if (g_file_test(path, G_FILE_TEST_EXISTS)) {
		db->json = open_quietly(folder);
		if (!db->json)
			note("%s cannot be read, so its flags are not used", path);
	}
	if (db->json)
		index_commands(db);
	g_free(path);
	return db;
}

void compdb_free(struct compdb *db)
{
	if (!db)
		return;
	if (db->commands)
		clang_CompileCommands_dispose(db->commands);
	if (db->json)
		clang_CompilationDatabase_dispose(db->json);
	g_hash_table_unref(db->by_path);
	g_free(db->build);
	g_free(db->root);
	g_free(db);
}

/* The words of the command for path and the folder it ran in; NULL if not listed. */
static char **json_words(struct compdb *db, const char *path, char **dir)
{
	unsigned int i = GPOINTER_TO_UINT(g_hash_table_lookup(db->by_path, path));
	CXCompileCommand c;
	char **words;
	unsigned int n;

	if (i == 0)
		return NULL;
	c = clang_CompileCommands_getCommand(db->commands, i - 1);
	n = clang_CompileCommand_getNumArgs(c);
	words = g_new0(char *, n + 1);
	for (unsigned int j = 0; j < n; j++)
		words[j] = take_string(clang_CompileCommand_getArg(c, j));
	*dir = take_string(clang_CompileCommand_getDirectory(c));
	return words;
}

/* "cmd_x.o := gcc ..." or "savedcmd_x.o := gcc ...": make's "$$" and "\#" undone. */
static char **parse_command(char *text)
{
	char *line = text + strcspn(text, "=");
	char **words = NULL;
	GString *command;

	if (*line == '\0')
		return NULL;
	line++;
	line[strcspn(line, "\n")] = '\0';
	command = g_string_new(line);
	g_string_replace(command, "$$", "$", 0);
	g_string_replace(command, "\\#", "#", 0);
	g_shell_parse_argv(command->str, NULL, &words, NULL);
	g_string_free(command, TRUE);
	return words;
}

/* folder/sub/.NAME.o.cmd for the unit at sub/NAME.c; NULL if there is none. */
static char **cmd_words(const char *folder, const char *sub, const char *base)
{
	char *name = g_strdup_printf(".%.*s.o.cmd", (int)strcspn(base, "."), base);
	char *path = g_build_filename(folder, sub, name, NULL);
	char *text = NULL, **words = NULL;

	if (g_file_get_contents(path, &text, NULL, NULL))
		words = parse_command(text);
	g_free(text);
	g_free(path);
	g_free(name);
	return words;
}

static char **object_words(const struct compdb *db, const char *path)
{
	size_t n = strlen(db->root);
	char *sub, *base, **words;

	if (strncmp(path, db->root, n) != 0 || path[n] != '/')
		return NULL;
	sub = g_path_get_dirname(path + n + 1);
	base = g_path_get_basename(path);
	words = cmd_words(db->build, sub, base);
	if (!words)
		words = cmd_words(db->root, sub, base);
	g_free(sub);
	g_free(base);
	return words;
}

GPtrArray *compdb_args(struct compdb *db, const char *path)
{
	struct compile_dirs at = { { NULL, NULL, NULL }, 0 };
	char *dir = NULL;
	char **words = json_words(db, path, &dir);
	GPtrArray *args = NULL;

	if (!words)
		words = object_words(db, path);
	if (dir)
		at.dirs[at.count++] = dir;
	at.dirs[at.count++] = db->build;
	at.dirs[at.count++] = db->root;
	if (words)
		args = compile_options(&at, words);
	g_strfreev(words);
	g_free(dir);
	return args;
}
