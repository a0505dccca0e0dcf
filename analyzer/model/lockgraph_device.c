/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Waits for what belongs to a device: the removal of a device waits for the handlers of its
 * attributes, runtime power management runs the callbacks of its driver or waits for them.
 */
#include <string.h>

#include "locks.h"

static gboolean same_module(const struct function *a, const struct function *b)
{
	const GPtrArray *x = a->unit->modules, *y = b->unit->modules;

	for (unsigned int i = 0; x && i < x->len; i++)
		for (unsigned int k = 0; y && k < y->len; k++)
			if (g_ptr_array_index(x, i) == g_ptr_array_index(y, k))
				return TRUE;
	return a->unit == b->unit;
}

/* Is the member named in the expression? */
static gboolean has_name(const char *text, const char *member)
{
	const char *at = text ? strstr(text, member) : NULL;

	return at && !g_ascii_isalnum(at[strlen(member)]) && at[strlen(member)] != '_';
}

/* Does the function look at the structure around a device by this member: container_of()? */
static gboolean knows(const struct function *f, const char *member)
{
	for (unsigned int b = 0; b < f->nblocks; b++) {
		for (unsigned int i = 0; i < f->blocks[b].nevents; i++) {
			const struct event *e = &f->blocks[b].events[i];

			if (has_name(e->value, member) || has_name(e->callee, member))
				return TRUE;
			for (unsigned int k = 0; k < e->nargs; k++)
				if (has_name(e->args[k], member))
					return TRUE;
		}
	}
	return FALSE;
}

/* The device that a driver is bound to: priv->dev, &pdev->dev, or the callback's own argument. */
static gboolean is_bound_device(const struct expr *x)
{
	static const char *const buses[] = { "platform_device:dev", "pci_dev:dev", "i2c_client:dev",
					     "spi_device:dev", "amba_device:dev",
					     "usb_interface:dev", "sdio_func:dev" };
	const char *slot;

	if (x->op == EXPR_FIELD) {
		for (unsigned int i = 0; i < G_N_ELEMENTS(buses); i++)
			if (!strcmp(x->name, buses[i]))
				return TRUE;
		return FALSE;
	}
	slot = x->op == EXPR_DEREF ? name_slot(x->base) : NULL;
	return slot && g_str_has_suffix(slot, ":dev");
}

static gboolean is_in_slot(const struct lock_model *m, const char *slot, const struct function *f)
{
	const GPtrArray *all = g_hash_table_lookup(m->slots, slot);

	for (unsigned int i = 0; all && i < all->len; i++)
		if (g_ptr_array_index(all, i) == f)
			return TRUE;
	return FALSE;
}

/*
 * Who gives a device back, that is in use until then, does not wait for it to resume; who wants it
 * does not wait for the callback that asks whether it is idle.
 */
static gboolean may_run(const struct lock_model *m, const struct binding *b, const struct api *a)
{
	gboolean puts = strstr(a->name, "_put_") != NULL;

	return is_in_slot(m, "dev_pm_ops:runtime_suspend", b->handler) ||
	       is_in_slot(m, puts ? "dev_pm_ops:runtime_idle" : "dev_pm_ops:runtime_resume",
			  b->handler);
}

static gboolean fits(const struct lock_model *m, const struct binding *b, const struct use *wait)
{
	const char *slot = name_slot(wait->object);

	if (!same_module(b->handler, use_last(wait)->function))
		return FALSE;
	if (wait->api->class == CLASS_RPM)
		return b->class == CLASS_RPM && is_bound_device(wait->object) &&
		       may_run(m, b, wait->api);
	return b->class == CLASS_SYSFS && slot && knows(b->handler, slot);
}

void lock_device_handlers(const struct lock_model *m, const struct use *wait, GPtrArray *out)
{
	char *folder = g_path_get_dirname(use_last(wait)->function->at.path);
	const GPtrArray *all = g_hash_table_lookup(m->folders, folder);

	for (unsigned int i = 0; all && i < all->len; i++)
		if (fits(m, g_ptr_array_index(all, i), wait))
			g_ptr_array_add(out, g_ptr_array_index(all, i));
	g_free(folder);
}
