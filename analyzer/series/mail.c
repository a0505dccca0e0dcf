/* SPDX-License-Identifier: GPL-2.0-only */
/* Commits become mails by git format-patch; what it can not know is put into its output. */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "posting.h"

#define SIGNATURE "lockstep " LOCKSTEP_VERSION

/* The last commit of a chain from head, to be freed; NULL after a message. */
static char *make_commits(const struct series *s, const struct posting *p)
{
	char *last = g_strdup(s->repo->head);

	if (repo_start(s->repo) < 0)
		g_clear_pointer(&last, g_free);
	for (guint i = 0; i < p->patches->len && last; i++) {
		const struct patch *patch = g_ptr_array_index(p->patches, i);
		char *next = repo_commit(s->repo, last, patch->diff, patch->message);

		g_free(last);
		last = next;
	}
	return last;
}

/* The files that format-patch wrote, a line each; NULL after a message. */
static char *format(const struct series *s, const struct posting *p, const char *last,
		    const char *folder)
{
	const struct series_options *o = s->options;
	g_autofree char *range = g_strdup_printf("%s..%s", s->repo->head, last);
	g_autofree char *base = g_strconcat("--base=", s->repo->head, NULL);
	g_autofree char *prefix =
		g_strconcat("--subject-prefix=", o->subject_prefix ? o->subject_prefix : "PATCH", NULL);
	g_autofree char *version = g_strdup_printf("--reroll-count=%u", o->version);
	gboolean several = p->patches->len > 1;
	const char *args[32] = { "format-patch", "-o", folder, "--suffix=.patch", "--no-attach",
				 "--no-notes", "--no-to", "--no-cc", "--no-color", "--no-ext-diff",
				 "--no-textconv", "--no-renames", "--src-prefix=a/",
				 "--dst-prefix=b/", "-U3", "--thread=shallow", "--encode-email-headers",
				 "--no-from", "--signature=" SIGNATURE, prefix };
	guint n = 20;
	struct child_result out;
	char *names;

	args[n++] = several ? "--cover-letter" : "--no-cover-letter";
	args[n++] = several ? "--numbered" : "--no-numbered";
	if (!s->repo->is_own)
		args[n++] = base;
	if (o->version)
		args[n++] = version;
	args[n] = range;
	if (repo_run(s->repo, NULL, &out, args) < 0)
		return NULL;
	names = g_strdup(out.out);
	child_result_clear(&out);
	return names;
}

static gboolean is_ascii(const char *text)
{
	for (; *text; text++)
		if (!g_ascii_isprint(*text))
			return FALSE;
	return TRUE;
}

/* A name with other letters as RFC 2047 wants it. */
static void append_address(GString *out, const char *address)
{
	const char *mail = strrchr(address, '<');
	g_autofree char *name = mail ? g_strndup(address, (gsize)(mail - address)) : NULL;

	if (!name || is_ascii(address)) {
		g_string_append(out, address);
		return;
	}
	g_strstrip(name);
	if (*name == '"' && name[strlen(name) - 1] == '"') {
		memmove(name, name + 1, strlen(name));
		name[strlen(name) - 1] = '\0';
	}
	g_string_append(out, "=?UTF-8?q?");
	for (const char *c = name; *c; c++) {
		if (g_ascii_isalnum(*c))
			g_string_append_c(out, *c);
		else if (*c == ' ')
			g_string_append_c(out, '_');
		else
			g_string_append_printf(out, "=%02X", (unsigned char)*c);
	}
	g_string_append_printf(out, "?= %s", mail);
}

static void append_header(GString *out, const char *name, const GPtrArray *people)
{
	for (guint i = 0; i < people->len; i++) {
		g_string_append_printf(out, "%s", i ? ",\n    " : name);
		append_address(out, people->pdata[i]);
	}
	if (people->len)
		g_string_append_c(out, '\n');
}

/* The mail with recipients after its last header. */
static char *add_people(const char *mail, const GPtrArray *to, const GPtrArray *cc)
{
	const char *end = strstr(mail, "\n\n");
	GString *out = g_string_new(NULL);

	if (!end)
		end = mail;
	g_string_append_len(out, mail, end + 1 - mail);
	append_header(out, "To: ", to);
	append_header(out, "Cc: ", cc);
	g_string_append(out, end + 1);
	return g_string_free(out, FALSE);
}

static int rewrite_mail(const struct series *s, const struct posting *p, const char *path, int number)
{
	g_autoptr(GError) problem = NULL;
	g_autofree char *mail = NULL, *filled = NULL, *done = NULL;
	GPtrArray *to = g_ptr_array_new(), *cc = g_ptr_array_new();
	const struct patch *patch = number ? p->patches->pdata[number - 1] : NULL;
	int result = 0;

	if (!g_file_get_contents(path, &mail, NULL, &problem)) {
		result = error("%s", problem->message);
	} else {
		posting_people(p, to, cc);
		if (!patch)
			filled = cover_fill(p, mail);
		done = add_people(filled ? filled : mail, patch ? patch->people.to : to,
				  patch ? patch->people.cc : cc);
		if (!g_file_set_contents(path, done, -1, &problem))
			result = error("%s", problem->message);
	}
	g_ptr_array_free(to, TRUE);
	g_ptr_array_free(cc, TRUE);
	return result;
}

static int finish(const struct series *s, const struct posting *p, const char *list, GPtrArray *names)
{
	g_auto(GStrv) paths = g_strsplit(list, "\n", -1);
	int number = p->patches->len > 1 ? 0 : 1;
	int result = 0;

	for (guint i = 0; paths[i] && !result; i++) {
		g_autofree char *base = NULL;

		if (!*paths[i])
			continue;
		base = g_path_get_basename(paths[i]);
		result = rewrite_mail(s, p, paths[i], number++);
		g_ptr_array_add(names, *p->folder ? g_build_filename(p->folder, base, NULL) :
						    g_strdup(base));
	}
	return result;
}

int posting_write(const struct series *s, const struct posting *p, const char *folder, GPtrArray *names)
{
	g_autofree char *below = *p->folder ? g_build_filename(folder, p->folder, NULL) : g_strdup(folder);
	g_autofree char *last = make_commits(s, p);
	g_autofree char *list = last ? format(s, p, last, below) : NULL;

	return list ? finish(s, p, list, names) : -1;
}
