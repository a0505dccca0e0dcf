#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/planted.sh [-v] [--known FILE] [CASE.c...]
#
# Counts what lockstep finds of the planted bugs: testdata/<check>/<name>_bug.c has a bug, <name>_ok.c is its
# correct twin.  By default, all of them.  A line where a finding is expected ends in
#
#     /* expect: lock-order */         or     /* expect: lock-leak, lock-unbalanced */
#
# found   a bug case with at least one finding of its folder's check on a line that expects it
# missed  any other bug case
# false   a correct twin with any finding, of any check, on a line that does not expect it
# extra   a bug case with a finding on a line that does not expect it: only counted
#
# --known FILE lists the cases that come out wrong today, as "missed CHECK/CASE.c": exactly those may.
#
# -v prints the findings that make a case false or extra.  Exits with 1 on anything missed or
# false.  LOCKSTEP names the program (see golden.sh), JOBS the number of cases at a time.
set -u

scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$scripts")
verbose=
if [ "${1-}" = -v ]; then
	verbose=1
	shift
fi
known=
if [ "${1-}" = --known ]; then
	known=$2
	shift 2
fi
export LOCKSTEP=${LOCKSTEP:-$root/build/release/analyzer/lockstep}
if [ ! -x "$LOCKSTEP" ]; then
	echo "usage: LOCKSTEP=program scripts/planted.sh [-v] [CASE.c...]" >&2
	exit 2
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/lockstep-planted.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
# The cases share the synthesised headers, so they share a cache folder.
export LOCKSTEP_TEST_CACHE=${LOCKSTEP_TEST_CACHE:-$work/cache} work scripts

# "check line" for every finding of the case, by golden.sh with a command of our own.
findings() # CASE
{
	local folder copy

	folder=$(basename "$(dirname "$1")")
	copy=$work/$folder/$(basename "$1")
	mkdir -p "$work/$folder"
	awk '/^\/\/--- / { skip = ($2 ~ /^(command|output|status)$/) } !skip { print }' "$1" >"$copy"
	printf '%s\n' "//--- command" "// lockstep check --terse ." >>"$copy"
	"$scripts/golden.sh" --print "$copy" >"$copy.out" 2>"$copy.err"
	echo $? >"$copy.status"
	sed -n 's/^[^: ]*:\([0-9]*\):[0-9]*: [a-z]*: .*\[\([a-z-]*\)\]$/\2 \1/p' "$copy.out" |
		sort -u >"$copy.found"
}
export -f findings

# "check line" for every expectation of the case.
expected() # CASE
{
	awk '{
		if (!match($0, /\/\* expect: [^*]*\*\//))
			next
		list = substr($0, RSTART + 11, RLENGTH - 14)
		n = split(list, check, /, */)
		for (i = 1; i <= n; i++)
			print check[i], NR
	}' "$1" | sort -u
}

# The check that has to be found: the folder's, any in a folder that is not named after a check.
wanted() # COPY
{
	local folder

	folder=$(basename "$(dirname "$1")")
	grep -q "^$folder " "$1.expected" && echo "$folder "
}

# One line: CHECK VERDICT CASE, verdict one of found missed false silent crash, then "extra" if so.
judge() # CASE
{
	local folder copy verdict status extra=-

	folder=$(basename "$(dirname "$1")")
	copy=$work/$folder/$(basename "$1")
	status=$(cat "$copy.status")
	expected "$1" >"$copy.expected"
	comm -23 "$copy.found" "$copy.expected" >"$copy.other"
	case $1 in
	*_bug.c)
		verdict=missed
		comm -12 "$copy.found" "$copy.expected" | grep -q "^$(wanted "$copy")" && verdict=found
		[ -s "$copy.other" ] && extra=extra ;;
	*)
		verdict=silent
		[ -s "$copy.other" ] && verdict=false ;;
	esac
	[ "$status" -gt 1 ] && verdict=crash
	echo "$folder $verdict $(basename "$1") $extra"
}

explain() # CHECK VERDICT CASE EXTRA
{
	case $2 in
	missed|false|crash) echo "$2: $1/$3" ;;
	*) [ "$4" = extra ] && [ -n "$verbose" ] && echo "extra: $1/$3" ;;
	esac
	[ -n "$verbose" ] || return 0
	case $2.$4 in
	crash.*) head -n 5 "$work/$1/$3.err" ;;
	false.*|*.extra|missed.*) sed -e 's/^/    /' "$work/$1/$3.out" ;;
	esac
}

table()
{
	awk '
		{ checks[$1]; n[$1, $2]++; sum[$2]++ }
		$4 == "extra" { n[$1, "extra"]++; sum["extra"]++ }
		$2 == "crash" { bad[$1]++; sum["bad"]++ }
		function row(name, found, missed, twins, wrong, extra, crash) {
			printf "%-22s %6d %6d %6d %6d %6d %6d\n", name, found, missed, twins, wrong, extra, crash
		}
		END {
			printf "%-22s %6s %6s %6s %6s %6s %6s\n", "check", "found", "missed", "silent", "false", "extra", "failed"
			count = 0
			for (c in checks)
				name[++count] = c
			for (i = 2; i <= count; i++)
				for (j = i; j > 1 && name[j - 1] > name[j]; j--) {
					t = name[j]; name[j] = name[j - 1]; name[j - 1] = t
				}
			for (i = 1; i <= count; i++) {
				c = name[i]
				row(c, n[c, "found"], n[c, "missed"], n[c, "silent"], n[c, "false"], n[c, "extra"], bad[c])
			}
			row("all", sum["found"], sum["missed"], sum["silent"], sum["false"], sum["extra"], sum["bad"])
			exit sum["missed"] + sum["false"] + sum["bad"] > 0
		}' "$1"
}

if [ $# -eq 0 ]; then
	set -- "$root"/testdata/*/*_bug.c "$root"/testdata/*/*_ok.c
fi
# shellcheck disable=SC2016 # the other shell expands it
printf '%s\0' "$@" | xargs -0 -P "${JOBS:-2}" -I CASE bash -c 'findings "$1"' planted CASE
for case in "$@"; do
	judge "$case"
done >"$work/verdicts"
while read -r check verdict name extra; do
	explain "$check" "$verdict" "$name" "$extra"
done <"$work/verdicts"
table "$work/verdicts" && status=0 || status=1
if [ -n "$known" ]; then
	# Of the list, the lines of the folders that were run.
	cut -d' ' -f1 "$work/verdicts" | sort -u >"$work/folders"
	awk 'NR == FNR { run[$1]; next } /^(missed|false|crash) / { split($2, part, "/"); if (part[1] in run) print $1, $2 }' \
		"$work/folders" "$known" | sort >"$work/known"
	awk '$2 ~ /^(missed|false|crash)$/ { print $2, $1 "/" $3 }' "$work/verdicts" | sort >"$work/wrong"
	diff "$work/known" "$work/wrong" >"$work/difference" && status=0 || status=1
	[ $status -eq 0 ] || echo "other cases than those of $known (<) come out wrong (>):"
	cat "$work/difference"
fi
exit $status
