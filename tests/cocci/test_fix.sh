#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# tests/cocci/test_fix.sh    `lockstep fix` and cocci/module_wq.cocci make the same of queue calls
#
# fix makes exact edits of its own: what may move is decided call by call, from facts that no rule
# sees, and lines that are not named stay byte for byte.  module_wq.cocci is for those who
# want to do it by hand.  Where a plan moves all of a file's items, both must agree on each queue call,
# and neither may leave a flush of the system workqueue behind.
set -u

# shellcheck source=SCRIPTDIR/cases.sh
. "$(dirname "${BASH_SOURCE[0]}")/cases.sh"
failed=0
compared=0

# The queue calls of a workqueue in a file, without comments and blanks, one per line.
queue_calls() # VARIABLE FILE
{
	perl -0pe 's{/\*.*?\*/}{}gs' "$2" | tr -d '\n\t ' |
		grep -oE "(queue|mod)_[a-z_]*work[a-z_]*\([^;]*;" | grep -F "$1," | sort
}

compare_file() # CASE VARIABLE FILE
{
	queue_calls "$2" "$work/$1.fix/$3" >"$work/fix"
	queue_calls "$2" "$work/$1.cocci/$3" >"$work/cocci"
	if ! diff -u --label "$1/$3 (fix)" --label "$1/$3 (cocci)" "$work/fix" "$work/cocci"; then
		failed=$((failed + 1))
	elif [ -s "$work/fix" ]; then
		compared=$((compared + 1))
	fi
	if grep -q '^[^/*]*flush_scheduled_work()' "$work/$1.fix/$3" "$work/$1.cocci/$3"; then
		echo "$1/$3: a flush is left"
		failed=$((failed + 1))
	fi
}

for case in "$root"/testdata/fix/*.c; do
	name=$(basename "$case" .c)
	unpack "$case" "$work/$name.fix"
	[ -e "$work/$name.fix/Makefile" ] ||
		(cd "$work/$name.fix" && echo "obj-m += $name.o" >Makefile)
	cp -R "$work/$name.fix" "$work/$name.cocci"
	(cd "$work/$name.fix" &&
		"$LOCKSTEP" fix --no-cache -q --kdir="$root/testdata" --in-place .) >"$work/said" 2>>"$work/stderr"
	# one plan that moves all that is queued there, from the workqueue that the rule is about
	variable=$(sed -n 's/^+.*struct workqueue_struct \*\([a-z_0-9]*\);$/\1/p' "$work/said" | sort -u)
	if [ -z "$variable" ] || [ "$(wc -w <<<"$variable")" != 1 ] ||
		grep -qE '^    stays .*(on system_wq|waits for it|waited for)|^    moved .*on system_[a-z_]+_wq' "$work/said"; then
		continue
	fi
	for file in $(sed -n 's/^    moved  \([^:]*\):.*/\1/p' "$work/said" | sort -u); do
		(cd "$work/$name.cocci" &&
			spatch -D patch -D wq="$variable" --very-quiet --no-includes --in-place --timeout 60 \
				--cocci-file "$root/cocci/module_wq.cocci" "$file") >/dev/null 2>>"$work/stderr"
		compare_file "$name" "$variable" "$file"
	done
done
echo "$compared files compared, $failed differ"
[ "$failed" -eq 0 ] && [ "$compared" -ge 5 ]
