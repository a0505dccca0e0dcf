#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/bless.sh CASE.c...    writes what a golden case prints now into its output section
#
# Read the result with git diff: it is now what the test demands.  A status section, if the case has
# one, is kept as it is.
set -u

scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ $# -eq 0 ]; then
	echo "usage: LOCKSTEP=program scripts/bless.sh CASE.c..." >&2
	exit 2
fi

new=$(mktemp) || exit 2
text=$(mktemp) || exit 2
trap 'rm -f "$new" "$text"' EXIT

for case in "$@"; do
	"$scripts/golden.sh" --print "$case" >"$text" 2>/dev/null
	if [ $? -gt 100 ]; then
		echo "$case: the program crashed, not blessed" >&2
		exit 1
	fi
	awk '/^\/\/--- / { output = ($2 == "output") } !output { print }' "$case" >"$new"
	if [ -s "$text" ]; then
		echo "//--- output" >>"$new"
		sed -e 's,^.,// &,' -e 's,^$,//,' "$text" >>"$new"
	fi
	if cmp -s "$new" "$case"; then
		continue
	fi
	cat "$new" >"$case"
	echo "blessed $case"
done
