/*
 * A header's function that calls one of a .c file is part of the unit: the call chain goes through it.
 * One that calls nothing is not.  What nothing declares is said: the compiler would refuse the call.
 */
#include "rows.h"

int add_row(struct rows *r)
{
	if (empty(r))
		return 0;
	submit(r);
	return forgotten(r);
}
//--- rows.h
struct rows {
	int n;
};
void push_rows(struct rows *r);

static inline int empty(struct rows *r)
{
	return r->n == 0;
}

static inline void submit(struct rows *r)
{
	if (r->n)
		push_rows(r);
}
//--- command
// lockstep dump facts header_calls.c | grep -E '^(func|undeclared)' | cut -f 1-2,5-6
//--- output
// func	add_row	header_calls.c	7
// undeclared	header_calls.c	forgotten
// func	submit	rows.h	25
