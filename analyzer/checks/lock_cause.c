/* SPDX-License-Identifier: GPL-2.0-only */
/* Keys of causes: a maintainer would mend in one place, or in one patch, what shares one. */
#include "lock_cause.h"

#include <string.h>

static const char *place_key(const struct program *p, const struct function *f,
			     const struct event *e)
{
	struct location at = lock_place(f, e);

	return lock_format(p, "%s:%u:%u", at.path, at.line, at.column);
}

/* What a core calls through a table is each driver's own. */
static const char *target_path(const struct use *u)
{
	return u->flags & USE_INDIRECT ? use_last(u)->function->unit->path : "";
}

void lock_cause_end(const struct program *p, struct finding *out, const struct use *u)
{
	const struct use *end = u;

	while (end->next && lock_same_module(u->function, end->next->function))
		end = end->next;
	finding_add_cause(out, lock_format(p, "%s end %s %s", out->check,
					   place_key(p, end->function, end->event),
					   end->next ? target_path(u) : ""));
}

void lock_cause_section(const struct program *p, struct finding *out, const struct observation *o)
{
	const struct event *from = o->held.event ? o->held.event : o->cause;

	finding_add_cause(out, lock_format(p, "%s section %s %s %s", out->check,
					   from ? place_key(p, o->function, from) :
						  lock_format(p, "%s:%u", o->function->at.path,
							      o->function->at.line),
					   o->held.object ?
						   lock_title(p, o->held.object, o->function) :
						   "",
					   target_path(o->use)));
}

void lock_cause_call(const struct program *p, struct finding *out, const struct observation *o,
		     const struct function *against)
{
	finding_add_cause(out, lock_format(p, "%s call %s %s %s %s:%u", out->check,
					   o->held.event ? place_key(p, o->function, o->held.event) :
							   "",
					   place_key(p, o->function, o->event), target_path(o->use),
					   against->at.path, against->at.line));
}

void lock_cause_entry(const struct program *p, struct finding *out, const struct function *f)
{
	finding_add_cause(out, lock_format(p, "%s in %s:%u", out->check, f->at.path, f->at.line));
}

void lock_cause_lock(const struct program *p, struct finding *out, const struct function *f,
		     const char *title, const char *way)
{
	finding_add_cause(out, lock_format(p, "%s lock %s %s %s", out->check, f->unit->path, title,
					   way));
}
