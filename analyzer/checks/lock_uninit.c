/* SPDX-License-Identifier: GPL-2.0-only */
/* lock-uninit: a lock variable that nothing initialises. */
#include <string.h>

#include "lock_text.h"
#include "lock_uninit_member.h"

static const char *how_to(const char *type)
{
	if (!strcmp(type, "struct mutex"))
		return "DEFINE_MUTEX() or mutex_init()";
	if (!strcmp(type, "rwlock_t"))
		return "DEFINE_RWLOCK() or rwlock_init()";
	if (!strcmp(type, "struct rw_semaphore"))
		return "DECLARE_RWSEM() or init_rwsem()";
	if (!strcmp(type, "struct semaphore"))
		return "DEFINE_SEMAPHORE() or sema_init()";
	if (!strcmp(type, "raw_spinlock_t"))
		return "DEFINE_RAW_SPINLOCK() or raw_spin_lock_init()";
	return "DEFINE_SPINLOCK() or spin_lock_init()";
}

static void report(const struct program *p, const struct uninitialised *u, GPtrArray *findings)
{
	const struct variable *v = u->variable;
	struct finding *out;

	out = finding_new("lock-uninit", v->at, NULL,
			  lock_format(p, "%s %s is never initialised: use %s", v->type, v->name,
				      how_to(v->type)));
	out->confidence = v->is_static ? CONFIDENCE_CERTAIN : CONFIDENCE_LIKELY;
	out->subject = v->name;
	lock_add_name(p, out, v->name);
	lock_step(out, u->function, u->event, NULL,
		  lock_format(p, "%s() takes it here", u->function->name));
	g_ptr_array_add(findings, out);
}

void check_lock_uninit(const struct program *p, GPtrArray *findings)
{
	const GArray *all = p->locks ? p->locks->uninitialised : NULL;

	for (unsigned int i = 0; all && i < all->len; i++)
		report(p, &g_array_index(all, struct uninitialised, i), findings);
	lock_uninit_members(p, findings);
}
