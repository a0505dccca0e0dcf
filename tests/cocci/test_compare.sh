#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# tests/cocci/test_compare.sh    two engines, one answer
#
# Runs cocci/flush_system_wq.cocci and `lockstep check` on the golden cases of wq-flush-system and
# compares the places that they report.  With KERNEL_TREE, also on each file of that tree that
# contains such a call.  A difference must be a row of compare.allowed, and each row must be needed:
#   FILE:LINE:COLUMN lockstep|cocci reason        reported by this engine only
set -u

# shellcheck source=SCRIPTDIR/cases.sh
. "$(dirname "${BASH_SOURCE[0]}")/cases.sh"

# Keeps the places that only one engine reports, of "PLACE ENGINE" lines.
only_one()
{
	sort -u | awk '{ n[$1]++; who[$1] = $2 }
		END { for (p in n) if (n[p] == 1) print p, who[p] }'
}

compare_cases()
{
	local case name

	for case in "$root"/testdata/wq-flush-system/*.c; do
		name=$(basename "$case" .c)
		unpack "$case" "$work/$name"
		{
			# shellcheck disable=SC2046 # the names have no spaces
			cocci_places flush_system_wq "$work/$name" \
				$(cd "$work/$name" && ls -- *.[ch]) | sed 's/$/ cocci/'
			"$root/scripts/golden.sh" --print "$case" 2>>"$work/stderr" |
				lockstep_places warning | sed 's/$/ lockstep/'
		} >"$work/places"
		cat "$work/places" >>"$work/all"
		only_one <"$work/places"
	done
}

compare_tree() # TREE
{
	local file

	(cd "$1" && grep -rlE --include='*.c' \
		'flush_scheduled_work *\(|(flush|drain)_workqueue *\( *system_' .) |
		sed -e 's,^\./,,' -e '/^tools\//d' -e '/^kernel\/workqueue\.c$/d' | sort >"$work/files"
	while read -r file; do
		{
			cocci_places flush_system_wq "$1" "$file" | sed 's/$/ cocci/'
			"$LOCKSTEP" check --no-cache --exit-zero --checks='-*,wq-flush-system' \
				"$1/$file" 2>>"$work/stderr" </dev/null |
				lockstep_places warning | sed 's/$/ lockstep/'
		} >"$work/places"
		cat "$work/places" >>"$work/all"
		only_one <"$work/places"
	done <"$work/files"
}

: >"$work/all"
{
	compare_cases
	if [ -d "${KERNEL_TREE:-}/kernel" ]; then
		compare_tree "$KERNEL_TREE"
	fi
} | sort >"$work/different"
rows "$root/tests/cocci/compare.allowed" | awk '{ print $1, $2 }' | sort >"$work/known"
for engine in cocci lockstep; do
	if ! grep -q " $engine\$" "$work/all"; then
		echo "$engine reported nothing:"
		tail -n 20 "$work/stderr"
		exit 1
	fi
done
echo "$(cut -d' ' -f1 "$work/all" | sort -u | wc -l) places," \
	"$(wc -l <"$work/different") of them reported by one engine only"
if ! diff -u --label allowed --label found "$work/known" "$work/different"; then
	tail -n 20 "$work/stderr"
	exit 1
fi
