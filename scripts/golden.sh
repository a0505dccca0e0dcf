#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/golden.sh CASE.c...          runs golden cases, prints what differs
# scripts/golden.sh --print CASE.c     prints what the case's command writes on stdout
#
# A case is one C file, cut by lines that start with "//--- NAME":
#   (top)            CASE.c itself
#   x.c x.h Makefile ...   further inputs.  Sources and Makefiles are padded with empty lines, so
#                    that line numbers are those of the case file; other files are kept as they are.
#   command          what to run, as "// " lines; by default
#                    lockstep check --no-cache --checks='-*,<folder of the case>' CASE.c
#                    and for testdata/dump/<phase>: lockstep dump <phase> CASE.c
#   output           what stdout must be, as "// " lines; without it, nothing at all, but see expect
#   status           "// N", the exit status; by default 1 for a check with output, else 0
#
# A case without an output section may have lines that end in /* expect: CHECK, CHECK */: then the
# check of the folder must print a finding on at least one of its lines, and none on any other line.
#
# The command runs in a new folder that holds the inputs.  Without a Makefile section the folder
# is a module of all its .c files.  `lockstep` is $LOCKSTEP (default: build/release) with
# --kdir=testdata, the stand-in kernel headers.  In the output, the folder's name is TMP.
set -u

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export LOCKSTEP=${LOCKSTEP:-$root/build/release/analyzer/lockstep} KDIR=$root/testdata
print=
if [ "${1-}" = --print ]; then
	print=1
	shift
fi
if [ $# -eq 0 ] || [ ! -x "$LOCKSTEP" ]; then
	echo "usage: LOCKSTEP=program scripts/golden.sh [--print] CASE.c..." >&2
	exit 2
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/lockstep-golden.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
# The user's own configuration must not change a test.
export HOME=$work/home XDG_CACHE_HOME=${LOCKSTEP_TEST_CACHE:-$work/cache} NO_COLOR=1 LC_ALL=C.UTF-8
unset CLICOLOR_FORCE GIT_DIR GIT_INDEX_FILE

# The lines of one section as they are in the case file; the rest of the line after NAME is free.
section() # CASE NAME
{
	awk -v want="$2" '
		/^\/\/--- / { inside = ($2 == want); next }
		inside { print }' "$1"
}

has_section() # CASE NAME
{
	awk -v want="$2" '/^\/\/--- / && $2 == want { found = 1 } END { exit !found }' "$1"
}

# "// text" lines without the comment signs.
uncomment()
{
	sed -e 's,^// \{0\,1\},,'
}

# Writes all inputs of the case into a folder.
unpack() # CASE FOLDER
{
	mkdir -p "$2"
	awk -v dir="$2" -v name="$(basename "$1")" '
		function numbered(n) { return n ~ /\.[chS]$/ || n ~ /(^|\/)(Makefile|Kbuild)$/ }
		function start(n,   i, folder) {
			out = ""
			if (n == "command" || n == "output" || n == "status")
				return
			out = dir "/" n
			folder = out
			sub(/\/[^\/]*$/, "", folder)
			system("mkdir -p \"" folder "\"")
			printf "" > out
			if (numbered(n))
				for (i = 1; i <= NR; i++)
					print "" > out
		}
		BEGIN { start(name) }
		/^\/\/--- / { if (out != "") close(out); start($2); next }
		out != "" { print > out }' "$1"
	default_makefile "$1" "$2"
}

default_makefile() # CASE FOLDER
{
	local case objects

	has_section "$1" Makefile || has_section "$1" Kbuild && return
	case=$(basename "$1" .c)
	objects=$(cd "$2" && printf '%s ' ./*.c | sed -e 's,\./,,g' -e 's,\.c ,.o ,g')
	if [ "$objects" = "$case.o " ]; then
		echo "obj-m += $case.o"
	else
		printf 'obj-m += module.o\nmodule-y := %s\n' "$objects"
	fi >"$2/Makefile"
}

# The command line of a case.
command_of() # CASE
{
	local folder

	folder=$(basename "$(dirname "$1")")
	if has_section "$1" command; then
		section "$1" command | uncomment
	elif [ "$(basename "$(dirname "$(dirname "$1")")")" = dump ]; then
		echo "lockstep dump $folder $(basename "$1")"
	else
		echo "lockstep check --no-cache --checks='-*,$folder' $(basename "$1")"
	fi
}

# Runs the case; stdout and stderr end up in files, the result is its exit status.
run_case() # CASE FOLDER
{
	local text

	text=$(command_of "$1")
	unpack "$1" "$2"
	(
		cd "$2" || exit 125
		# The function that the command sees.
		lockstep()
		{
			case ${1-} in
			check|fix|series|graph|dump|kbuild)
				"$LOCKSTEP" "$1" --kdir="$KDIR" "${@:2}" ;;
			*)
				"$LOCKSTEP" "$@" ;;
			esac
		}
		eval "$text"
	) </dev/null >"$work/stdout" 2>"$work/stderr"
	local status=$?
	sed -i -e "s,$2,TMP,g" -e "s,$KDIR,KDIR,g" "$work/stdout"
	return $status
}

# The lines where the case expects a finding of the folder's check; nothing if the output is spelt
# out.
expected_lines() # CASE
{
	has_section "$1" output && return
	awk -v check="$(basename "$(dirname "$1")")" '
		match($0, /\/\* expect: [^*]*\*\//) {
			list = ", " substr($0, RSTART + 11, RLENGTH - 14) ","
			if (index(list, ", " check ","))
				print NR
		}' "$1"
}

# Leaves in $work/stdout and $work/wanted what differs from the expected lines.
reduce_to_lines() # CASE
{
	sed -n 's/^[^: ]*:\([0-9]*\):[0-9]*: [a-z]*: .*\[[a-z-]*\]$/line \1/p' "$work/stdout" |
		sort -u >"$work/found"
	expected_lines "$1" | sed 's/^/line /' | sort -u >"$work/wanted"
	# one of several places of a bug is enough
	if [ -n "$(comm -12 "$work/found" "$work/wanted")" ]; then
		comm -12 "$work/found" "$work/wanted" >"$work/met"
		mv "$work/met" "$work/wanted"
	fi
	mv "$work/found" "$work/stdout"
}

wanted_status() # CASE
{
	if has_section "$1" status; then
		section "$1" status | uncomment
	elif [ -n "$(expected_lines "$1")" ]; then
		echo 1
	elif has_section "$1" output && command_of "$1" | tail -n 1 | grep -q '^lockstep check'; then
		echo 1
	else
		echo 0
	fi
}

check_case() # CASE
{
	local wanted status

	wanted=$(wanted_status "$1")
	run_case "$1" "$work/case"
	status=$?
	rm -rf "$work/case"
	section "$1" output | uncomment >"$work/wanted"
	[ -z "$(expected_lines "$1")" ] || reduce_to_lines "$1"
	if diff -u --label "$1 (expected)" --label "$1 (printed)" "$work/wanted" "$work/stdout" &&
		[ "$status" -eq "$wanted" ]; then
		return 0
	fi
	echo "$1: exit status $status, expected $wanted; stderr:"
	cat "$work/stderr"
	return 1
}

if [ -n "$print" ]; then
	run_case "$1" "$work/case"
	status=$?
	cat "$work/stdout"
	cat "$work/stderr" >&2
	exit $status
fi

failed=0
for case in "$@"; do
	check_case "$case" || failed=$((failed + 1))
done
[ $# -gt 1 ] && echo "$(($# - failed)) of $# golden cases as expected"
[ "$failed" -eq 0 ]
