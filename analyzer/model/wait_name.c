/* SPDX-License-Identifier: GPL-2.0-only */
/* lockdep's names of what is waited for. */
#include <string.h>

#include "locks.h"

const char *lock_wait_name(const struct lock_model *m, const struct use *wait,
			   const struct function *place, const struct binding *b)
{
	const char *name = lock_class_name(m, wait->object, place), *colon = strrchr(name, ':');
	const char *title = colon ? colon + 1 : name;
	char *text;

	if (!*title && b)
		title = b->handler->name;
	if (!*title)
		title = wait->api->name;
	if (wait->api->kind == API_WORK_FLUSH || wait->api->kind == API_WORK_CANCEL)
		text = g_strdup_printf("(work_completion)(%s)", title);
	else if (wait->api->kind == API_WQ_FLUSH || wait->api->kind == API_WQ_DESTROY)
		text = g_strdup_printf("(wq_completion)%s", title);
	else
		text = g_strdup_printf("(%s)", title);
	title = arena_intern(m->program->arena, text);
	g_free(text);
	return title;
}
