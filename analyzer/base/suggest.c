/* SPDX-License-Identifier: GPL-2.0-only */
/* The closest word: insertions, deletions, changes and swapped neighbours count one each. */
#include "base/suggest.h"

#include <glib.h>
#include <string.h>

enum { LONGEST = 40 };

static unsigned int distance(const char *a, const char *b)
{
	unsigned int d[LONGEST + 1][LONGEST + 1];
	unsigned int i, j, n = strlen(a), m = strlen(b);

	if (n > LONGEST || m > LONGEST)
		return G_MAXUINT;
	for (i = 0; i <= n; i++)
		d[i][0] = i;
	for (j = 0; j <= m; j++)
		d[0][j] = j;
	for (i = 1; i <= n; i++) {
		for (j = 1; j <= m; j++) {
			unsigned int change = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
			unsigned int gap = MIN(d[i - 1][j], d[i][j - 1]) + 1;

			d[i][j] = MIN(change, gap);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				d[i][j] = MIN(d[i][j], d[i - 2][j - 2] + 1);
		}
	}
	return d[n][m];
}

const char *suggest(const char *typed, const char *const *words)
{
	unsigned int best = strlen(typed) / 3 + 1;
	const char *closest = NULL;

	for (; *words; words++) {
		unsigned int d = distance(typed, *words);

		if (d < best || (d == best && !closest && d < strlen(typed))) {
			best = d;
			closest = *words;
		}
	}
	return closest;
}
