/* SPDX-License-Identifier: GPL-2.0-only */
/* For checks that look at events themselves: what an expression means, as the model sees it. */
#include "prepare.h"

const struct expr *lock_expr(struct lock_model *m, const struct function *f, const char *text)
{
	struct prepared *p = prepare_names(m, f);
	const struct expr *x = prepare_canonical(m, p, name_parse(m, f, text));

	prepare_free(p);
	return x;
}
