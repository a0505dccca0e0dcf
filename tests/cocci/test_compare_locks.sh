#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# tests/cocci/test_compare_locks.sh    the lock rules as a second engine for in-function cases
#
# Runs cocci/lock_order.cocci and cocci/wait_under_lock.cocci on the cases of lock-order and
# wq-flush-under-lock, whose lines say with "expect: CHECK" what lockstep has to find there.  The
# rules see one function at a time, so they find less; but what they find must be such a line.
# Exceptions are rows of compare_locks.allowed:
#   FILE:LINE reason
set -u

# shellcheck source=SCRIPTDIR/cases.sh
. "$(dirname "${BASH_SOURCE[0]}")/cases.sh"

compare() # CHECK RULE
{
	local case name

	for case in "$root/testdata/$1"/*.c; do
		name=$(basename "$case" .c)
		unpack "$case" "$work/$1/$name"
		# shellcheck disable=SC2046 # the names have no spaces
		cocci_places "$2" "$work/$1/$name" $(cd "$work/$1/$name" && ls -- *.[ch]) |
			cut -d: -f1,2 | sort -u >"$work/found"
		cat "$work/found" >>"$work/all"
		(cd "$work/$1/$name" && grep -nH "expect:.*$1" -- *.[ch]) |
			cut -d: -f1,2 | sort -u >"$work/expected"
		comm -23 "$work/found" "$work/expected"
		[ ! -s "$work/expected" ] || echo "$1 $name" >>"$work/bugs"
		if [ -n "$(comm -12 "$work/found" "$work/expected")" ]; then
			echo "$1 $name" >>"$work/caught"
		fi
	done
}

: >"$work/all"
: >"$work/bugs"
: >"$work/caught"
{
	compare lock-order lock_order
	compare wq-flush-under-lock wait_under_lock
} | sort >"$work/different"
rows "$root/tests/cocci/compare_locks.allowed" | cut -d' ' -f1 | sort >"$work/known"
echo "the rules find $(wc -l <"$work/caught") of $(wc -l <"$work/bugs") planted bugs," \
	"$(wc -l <"$work/different") lines that are none"
[ -s "$work/all" ] && diff -u --label allowed --label found "$work/known" "$work/different"
