#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# tests/cocci/test_compare_locks.sh    the lock rules as a second engine for in-function cases
#
# Runs cocci/lock_order.cocci and cocci/wait_under_lock.cocci on the golden cases of lock-order and
# wq-flush-under-lock.  The rules see one function at a time, so they find less; but what they find
# must be a line that lockstep names too.  Exceptions are rows of compare_locks.allowed:
#   FILE:LINE reason
set -u

. "$(dirname "${BASH_SOURCE[0]}")/cases.sh"

compare() # CHECK RULE
{
	local case name

	for case in "$root/testdata/$1"/*.c; do
		name=$(basename "$case" .c)
		unpack "$case" "$work/$1/$name"
		# shellcheck disable=SC2046 # the names have no spaces
		cocci_places "$2" "$work/$1/$name" $(cd "$work/$1/$name" && ls -- *.[ch]) |
			cut -d: -f1,2 | sort -u >"$work/cocci"
		[ -s "$work/cocci" ] || continue
		cat "$work/cocci" >>"$work/all"
		"$root/scripts/golden.sh" --print "$case" 2>>"$work/stderr" |
			lockstep_places 'warning\|error\|note' | cut -d: -f1,2 | sort -u >"$work/lockstep"
		comm -23 "$work/cocci" "$work/lockstep"
	done
}

: >"$work/all"
{
	compare lock-order lock_order
	compare wq-flush-under-lock wait_under_lock
} | sort >"$work/different"
rows "$root/tests/cocci/compare_locks.allowed" | cut -d' ' -f1 | sort >"$work/known"
echo "$(wc -l <"$work/all") lines reported by the rules," \
	"$(wc -l <"$work/different") of them not by lockstep"
[ -s "$work/all" ] && diff -u --label allowed --label found "$work/known" "$work/different"
