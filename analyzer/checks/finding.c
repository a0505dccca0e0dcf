/* SPDX-License-Identifier: GPL-2.0-only */
/* Making, ordering and identifying findings. */
#include "finding.h"

#include <stdio.h>
#include <string.h>
#include <xxhash.h>

#include "checks.h"

int location_compare(const struct location *a, const struct location *b)
{
	int order = g_strcmp0(a->path, b->path);

	if (order)
		return order;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return (a->column > b->column) - (a->column < b->column);
}

struct finding *finding_new(const char *check, struct location at, const char *function,
			    const char *message)
{
	const struct check *c = checks_find(check);
	struct finding *f = g_new0(struct finding, 1);

	f->check = check;
	f->severity = c ? c->severity : SEVERITY_WARNING;
	f->at = at;
	f->function = function;
	f->message = message;
	f->locks = g_ptr_array_new();
	f->steps = g_array_new(FALSE, TRUE, sizeof(struct step));
	return f;
}

void finding_free(struct finding *f)
{
	if (!f)
		return;
	g_ptr_array_free(f->locks, TRUE);
	g_array_free(f->steps, TRUE);
	if (f->fix.audit)
		g_array_free(f->fix.audit, TRUE);
	if (f->places)
		g_array_free(f->places, TRUE);
	for (unsigned int i = 0; f->same && i < f->same->len; i++)
		finding_free(g_ptr_array_index(f->same, i));
	if (f->same)
		g_ptr_array_free(f->same, TRUE);
	g_free(f);
}

void finding_add_step(struct finding *f, struct location at, const char *function,
		      const char *message, const char *thread)
{
	struct step s = { .at = at, .function = function, .message = message, .thread = thread };

	g_array_append_val(f->steps, s);
}

void finding_set_action(struct finding *f, const char *action)
{
	if (f->steps->len)
		g_array_index(f->steps, struct step, f->steps->len - 1).action = action;
}

void finding_add_place(struct finding *f, struct location at)
{
	if (!f->places)
		f->places = g_array_new(FALSE, FALSE, sizeof(struct location));
	g_array_append_val(f->places, at);
}

void finding_add_cause(struct finding *f, const char *key)
{
	for (unsigned int i = 0; i < FINDING_CAUSES; i++) {
		if (f->causes[i])
			continue;
		f->causes[i] = key;
		return;
	}
}

char *finding_same_cause(const struct finding *f)
{
	if (!f->function)
		return g_strdup_printf("the same cause: %s", f->message);
	return g_strdup_printf("the same cause in %s(): %s", f->function, f->message);
}

/* Each part ends with its zero byte, so that "a" "bc" and "ab" "c" differ. */
static void add(XXH3_state_t *state, const char *part)
{
	if (!part)
		part = "";
	XXH3_128bits_update(state, part, strlen(part) + 1);
}

static void add_number(XXH3_state_t *state, unsigned int n)
{
	if (n)
		XXH3_128bits_update(state, &(guint32){ GUINT32_TO_LE(n) }, 4);
}

static void hash(const struct finding *f, unsigned int twin, char out[33])
{
	XXH3_state_t *state = XXH3_createState();
	XXH128_canonical_t bytes;
	unsigned int i;

	XXH3_128bits_reset(state);
	add(state, f->check);
	add(state, f->function);
	add(state, f->subject ? f->subject : f->message);
	add_number(state, f->occurrence);
	if (twin)
		add(state, "twin");
	add_number(state, twin);
	XXH128_canonicalFromHash(&bytes, XXH3_128bits_digest(state));
	XXH3_freeState(state);
	for (i = 0; i < sizeof(bytes.digest); i++)
		sprintf(out + 2 * i, "%02x", bytes.digest[i]);
}

void finding_fingerprint(const struct finding *f, char out[33])
{
	hash(f, f->twin, out);
}

void finding_identity(const struct finding *f, char out[33])
{
	hash(f, 0, out);
}

int finding_compare(const struct finding *a, const struct finding *b)
{
	int order = location_compare(&a->at, &b->at);

	if (!order)
		order = g_strcmp0(a->check, b->check);
	if (!order)
		order = g_strcmp0(a->message, b->message);
	return order;
}
