/* SPDX-License-Identifier: GPL-2.0-only */
/* device-wq: the workqueue as a member of the structure, next to the item. */
#include <string.h>

#include "device.h"

/* The structure's definition: its file and brackets. */
struct definition {
	struct edited_file *file;
	gssize open, close;
};

static gboolean find_in(struct edited_file *f, const char *tag, struct definition *d)
{
	for (gssize at = 0; f && at < (gssize)f->length; at = ctext_next(f, at)) {
		gssize name, open;

		if (!ctext_is_word(f, at, "struct"))
			continue;
		name = ctext_skip(f, at + (gssize)strlen("struct"));
		open = ctext_skip(f, name + (gssize)strlen(tag));
		if (!ctext_is_word(f, name, tag) || f->text[open] != '{')
			continue;
		*d = (struct definition){ f, open, ctext_close(f, open) };
		return d->close != TEXT_NONE;
	}
	return FALSE;
}

/* In the unit itself, or in a header of its folder. */
static gboolean find_definition(const struct maker *m, struct definition *d)
{
	const char *path = m->plan->device->function->at.path, *tag = m->plan->device->tag;
	g_autofree char *dir = g_path_get_dirname(path);
	GPtrArray *files;
	gboolean found = find_in(maker_file(m, path), tag, d);

	if (found)
		return TRUE;
	files = tree_walk(m->program->tree, g_str_equal(dir, ".") ? "" : dir);
	for (guint i = 0; files && i < files->len && !found; i++)
		found = g_str_has_suffix(files->pdata[i], ".h") &&
			find_in(maker_file(m, files->pdata[i]), tag, d);
	if (files)
		g_ptr_array_free(files, TRUE);
	return found;
}

/* The line "struct work_struct work;" of the item. */
static gssize item_line(const struct definition *d, const char *item)
{
	for (gssize at = d->open + 1; at < d->close; at = ctext_next(d->file, at)) {
		gssize line = ctext_line(d->file, at);
		gssize start = ctext_skip(d->file, line), after;

		if (start != at || !ctext_is_word(d->file, at, "struct"))
			continue;
		after = ctext_skip(d->file, at + (gssize)strlen("struct"));
		if (ctext_is_word(d->file, after, "work_struct"))
			after = ctext_skip(d->file, after + (gssize)strlen("work_struct"));
		else if (ctext_is_word(d->file, after, "delayed_work"))
			after = ctext_skip(d->file, after + (gssize)strlen("delayed_work"));
		else
			continue;
		if (ctext_is_word(d->file, after, item) &&
		    d->file->text[ctext_skip(d->file, after + (gssize)strlen(item))] == ';')
			return line;
	}
	return TEXT_NONE;
}

/* The name in the column that the item's has, where that is farther to the right. */
static char *member_text(const struct definition *d, gssize line, const char *item, const char *name)
{
	g_autofree char *indent = ctext_indent(d->file, line);
	const char *type = "struct workqueue_struct";
	gssize at = line;
	GString *s = g_string_new(NULL);
	guint column, wanted;

	while (!ctext_is_word(d->file, at, item))
		at++;
	wanted = ctext_column(d->file, at);
	column = ctext_column(d->file, line + (gssize)strlen(indent)) + (guint)strlen(type);
	g_string_append_printf(s, "%s%s", indent, type);
	if (d->file->text[at - 1] == '\t' && wanted > column)
		for (; column < wanted; column = (column / 8 + 1) * 8)
			g_string_append_c(s, '\t');
	else
		g_string_append_c(s, ' ');
	g_string_append_printf(s, "*%s;\n", name);
	return g_string_free(s, FALSE);
}

static const char *choose_name(const struct maker *m, const struct definition *d)
{
	g_autofree char *body = g_strndup(d->file->text + d->open, (gsize)(d->close - d->open));
	const char *const names[] = { "wq", maker_printf(m, "%s_wq", m->plan->device->item),
				      "device_wq" };

	if (m->options->wq_name)
		return ctext_has_word(body, m->options->wq_name) ?
			       NULL :
			       maker_printf(m, "%s", m->options->wq_name);
	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (!ctext_has_word(body, names[i]))
			return names[i];
	return NULL;
}

const char *device_member(const struct maker *m)
{
	const struct plan_device *device = m->plan->device;
	struct definition d;
	g_autofree char *text = NULL;
	gssize line, after;

	if (!find_definition(m, &d))
		return maker_printf(m, "struct %s is not defined in the module's own files", device->tag);
	line = item_line(&d, device->item);
	if (line == TEXT_NONE ||
	    create_conditional_depth(d.file, line) != create_conditional_depth(d.file, d.open))
		return maker_printf(m, "struct %s has no plain line for %s", device->tag, device->item);
	plan_name_queues(m->plan, choose_name(m, &d));
	if (!m->plan->variable)
		return maker_printf(m, "no good name for a member of struct %s is free", device->tag);
	text = member_text(&d, line, device->item, m->plan->variable);
	after = ctext_line_end(d.file, line);
	edit_replace(d.file, (gsize)after, (gsize)after, text);
	return NULL;
}
