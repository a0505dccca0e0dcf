#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# What lockstep says about the modules of this folder, and what a kernel with lockdep says about them; README.md has
# the table of both.  The second half needs LOCKDEP_JUDGE: a program that is called with the .c files, loads
# each as a module in a kernel of its own with PROVE_LOCKING, and prints "case.c: clean" or "case.c: report: TEXT".
set -u

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
status=0

# The lockdep column of the table for one case.
verdict_of() # CASE
{
	awk -F' *[|] *' -v name="$1" '$2 == name { print $3 }' "$here/README.md"
}

# The part of lockdep's message that a word of the table stands for.
message_of() # VERDICT
{
	case $1 in
	circular) echo "possible circular locking dependency detected" ;;
	recursive) echo "possible recursive locking detected" ;;
	*) echo "$1" ;;
	esac
}

compare() # FILE VERDICT
{
	local wanted

	wanted=$(verdict_of "${1%.c}")
	case $2 in
	*"$(message_of "$wanted")"*) return 0 ;;
	esac
	echo "FAILED: $1: lockdep says \"$2\", the table \"$wanted\""
	return 1
}

for case in "$here"/*_bug.c "$here"/*_ok.c; do
	name=$(basename "$case" .c)
	if [ -z "$(verdict_of "$name")" ]; then
		echo "FAILED: README.md has no row for $name"
		status=1
	fi
done

"$here/../../scripts/planted.sh" --known "$here/../planted/known.txt" "$here"/*.c || status=1

if [ -z "${LOCKDEP_JUDGE:-}" ]; then
	echo "SKIPPED: no kernel was asked about these modules, set LOCKDEP_JUDGE to do that"
	exit $status
fi
lines=0
while IFS= read -r line; do
	lines=$((lines + 1))
	compare "${line%%: *}" "${line#*: }" || status=1
done < <("$LOCKDEP_JUDGE" "$here"/*.c)
if [ "$lines" -ne "$(find "$here" -name '*.c' | wc -l)" ]; then
	echo "FAILED: the judge answered for $lines modules only"
	status=1
fi
exit $status
