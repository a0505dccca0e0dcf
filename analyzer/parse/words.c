/* SPDX-License-Identifier: GPL-2.0-only */
/* API words of a text, in every branch of every #if. */
#include "words.h"

#include <string.h>

#include "lexer.h"

enum { NAME_MAX_LENGTH = 64 };

/* Follows #if 0 ... #endif: `dead` counts the conditionals opened inside of it. */
static void track_dead(const struct lexer *l, const struct token *t, unsigned int *dead)
{
	char name[16];
	gsize rest = directive_name(l, t, name, sizeof(name));
	gboolean opens = g_str_has_prefix(name, "if");

	if (*dead && opens) {
		(*dead)++;
	} else if (*dead == 1 && (g_str_equal(name, "else") || g_str_equal(name, "elif"))) {
		*dead = 0;
	} else if (*dead && g_str_equal(name, "endif")) {
		(*dead)--;
	} else if (!*dead && g_str_equal(name, "if") && rest < t->end && l->text[rest] == '0' &&
		   (rest + 1 >= t->end || !g_ascii_isalnum(l->text[rest + 1]))) {
		*dead = 1;
	}
}

static const struct api *api_of(const struct lexer *l, const struct token *t)
{
	char name[NAME_MAX_LENGTH];
	gsize n = t->end - t->start;

	if (n >= sizeof(name))
		return NULL;
	memcpy(name, l->text + t->start, n);
	name[n] = '\0';
	return api_find(name);
}

GArray *words_find(const char *text, gsize length)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct word));
	struct lexer l;
	struct token t, previous = { TOKEN_END, 0, 0, 0, 0 };
	unsigned int dead = 0;
	gboolean member = FALSE; /* ops->schedule(): a name of their own */

	lexer_init(&l, text, length);
	while (lexer_next(&l, &t)) {
		if (t.kind == TOKEN_DIRECTIVE) {
			track_dead(&l, &t, &dead);
		} else if (!dead && !member && previous.kind == TOKEN_WORD && t.kind == TOKEN_PUNCT &&
			   text[t.start] == '(') {
			struct word w = { api_of(&l, &previous), (unsigned int)previous.start,
					  previous.line, previous.column };

			if (w.api)
				g_array_append_val(found, w);
		}
		if (t.kind == TOKEN_WORD)
			member = previous.kind == TOKEN_PUNCT &&
				 (text[previous.start] == '.' ||
				  (text[previous.start] == '>' && previous.start && text[previous.start - 1] == '-'));
		previous = t;
	}
	return found;
}
