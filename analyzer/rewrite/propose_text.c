/* SPDX-License-Identifier: GPL-2.0-only */
/* Proposals: calls and their arguments in the text. */
#include <string.h>

#include "proposer.h"

gboolean propose_statement(const struct proposer *x, const struct event *e, struct statement *s)
{
	gssize from, to;

	return !e->macro && propose_call(x, e, &from, &to) && ctext_statement(x->file, from, to, s);
}

gboolean propose_argument(const struct proposer *x, gssize from, gssize to, unsigned int n,
			  gssize *start, gssize *end)
{
	return ctext_argument(x->file, from, to, n, start, end);
}

gsize propose_spin_base(const char *name, const char **suffix)
{
	static const char *const bases[] = { "raw_spin_lock", "raw_spin_unlock", "spin_lock",
					     "spin_unlock",   "read_lock",	 "read_unlock",
					     "write_lock",    "write_unlock" };
	static const char *const suffixes[] = { "", "_irq", "_bh", "_irqsave", "_irqrestore" };

	for (guint i = 0; i < G_N_ELEMENTS(bases); i++) {
		if (!g_str_has_prefix(name, bases[i]))
			continue;
		*suffix = name + strlen(bases[i]);
		for (guint n = 0; n < G_N_ELEMENTS(suffixes); n++)
			if (g_str_equal(*suffix, suffixes[n]))
				return strlen(bases[i]);
	}
	return 0;
}

gboolean propose_reached_alike(const char *what, const char *other)
{
	const char *last = g_strrstr(what, "->"), *text = strpbrk(what, "$%@");
	gsize n;

	if (!text || strstr(what, "%t") || strchr(what, '?') || strchr(what, '|'))
		return FALSE;
	if (!last || (*text != '@' && strstr(text, "->") == last && !strchr(what + 1, '*')))
		return TRUE;
	n = (gsize)(last - what);
	return other && !strncmp(what, other, n) && g_str_has_prefix(other + n, "->");
}

gboolean propose_is_computed(const struct proposer *x, gssize from, gssize to)
{
	for (; from < to; from++) {
		const char *at = x->file->text + from;

		if (*at == '[' && at[1 + strspn(at + 1, "abcdefghijklmnopqrstuvwxyz_0123456789"
							"ABCDEFGHIJKLMNOPQRSTUVWXYZ")] != ']')
			return TRUE;
	}
	return FALSE;
}
