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

root=${SOURCE_DIR:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
export LOCKSTEP=${LOCKSTEP:-$root/build/release/analyzer/lockstep}
allowed=$root/tests/cocci/compare.allowed
if ! command -v spatch >/dev/null; then
	echo "spatch is not installed: not tested" >&2
	exit 0
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/lockstep-compare.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT

# Inputs of a case with the line numbers of the case, as scripts/golden.sh lays them out, and what
# the case's command does to them before it runs lockstep.
unpack() # CASE FOLDER
{
	mkdir -p "$2"
	awk -v dir="$2" -v name="$(basename "$1")" '
		function start(n,   i) {
			out = n ~ /\.[ch]$/ ? dir "/" n : ""
			if (out == "")
				return
			printf "" > out
			for (i = 1; i <= NR; i++)
				print "" > out
		}
		BEGIN { start(name) }
		/^\/\/--- / { if (out != "") close(out); start($2); next }
		out != "" { print > out }' "$1"
	(
		cd "$2" || exit 1
		eval "$(awk '
			/^\/\/--- / { inside = ($2 == "command"); next }
			inside && !/^\/\/ lockstep/ { print substr($0, 4) }' "$1")"
	)
}

# spatch's columns start at 0.
cocci_places() # FOLDER FILE...
{
	(
		cd "$1" || exit 1
		shift
		spatch -D report --very-quiet --no-includes --include-headers --timeout 120 \
			--cocci-file "$root/cocci/flush_system_wq.cocci" "$@" 2>>"$work/stderr"
	) | sed -n 's/^\([^ :]*:[0-9]*\):\([0-9]*\)-[0-9]*: .*/\1 \2/p' |
		awk '{ print $1 ":" $2 + 1, "cocci" }'
}

lockstep_places()
{
	sed -n 's/^\([^ :]*:[0-9]*:[0-9]*\): warning: .*/\1 lockstep/p'
}

# Keeps the places that only one engine reports.
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
			cocci_places "$work/$name" $(cd "$work/$name" && ls -- *.[ch])
			"$root/scripts/golden.sh" --print "$case" 2>>"$work/stderr" | lockstep_places
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
			cocci_places "$1" "$file"
			"$LOCKSTEP" check --no-cache --exit-zero --checks='-*,wq-flush-system' "$1/$file" \
				2>>"$work/stderr" </dev/null | lockstep_places
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
sed -e '/^#/d' -e '/^$/d' "$allowed" | awk '{ print $1, $2 }' | sort >"$work/known"
if [ ! -s "$work/all" ]; then
	echo "no engine reported anything:"
	tail -n 20 "$work/stderr"
	exit 1
fi
echo "$(cut -d' ' -f1 "$work/all" | sort -u | wc -l) places," \
	"$(wc -l <"$work/different") of them reported by one engine only"
if ! diff -u --label allowed --label found "$work/known" "$work/different"; then
	tail -n 20 "$work/stderr"
	exit 1
fi
