/* SPDX-License-Identifier: GPL-2.0-only */
/* --strategy and --wq-name. */
#include "fix_options.h"

#include <string.h>

#include "base/log.h"

static gboolean is_identifier(const char *text)
{
	return *text && !g_ascii_isdigit(*text) &&
	       strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") ==
		       strlen(text);
}

int fix_options_read(struct plan_options *p, const struct options *o)
{
	*p = (struct plan_options){ STRATEGY_NONE, o->wq_name, o->build };
	if (o->wq_name && !is_identifier(o->wq_name))
		return error("--wq-name: '%s' is no C identifier", o->wq_name);
	if (o->strategy && (p->strategy = strategy_of_name(o->strategy)) == STRATEGY_NONE)
		return error("--strategy: '%s' is none of: remove, flush-work, existing-wq, module-wq, "
			     "device-wq, manual",
			     o->strategy);
	return 0;
}
