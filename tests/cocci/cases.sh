# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
#
# For the tests of this folder: unpacking golden cases and running the two engines on them.
# Sets root, work (removed at exit) and LOCKSTEP; ends the test where spatch is missing.

root=${SOURCE_DIR:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
export LOCKSTEP=${LOCKSTEP:-$root/build/release/analyzer/lockstep}
if ! command -v spatch >/dev/null; then
	echo "spatch is not installed: not tested" >&2
	exit 0
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/lockstep-cocci.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT

# Inputs of a case with the line numbers of the case, as scripts/golden.sh lays them out, and what
# the case's command does to them before it runs lockstep.
unpack() # CASE FOLDER
{
	mkdir -p "$2"
	awk -v dir="$2" -v name="$(basename "$1")" '
		function start(n,   i) {
			out = n ~ /^[^\/]*\.[ch]$/ ? dir "/" n : ""
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

# FILE:LINE:COLUMN of what the rule reports; spatch's columns start at 0.
cocci_places() # RULE FOLDER FILE...
{
	local rule=$1

	(
		cd "$2" || exit 1
		shift 2
		spatch -D report --very-quiet --no-includes --include-headers --timeout 120 \
			--cocci-file "$root/cocci/$rule.cocci" "$@" 2>>"$work/stderr"
	) | sed -n 's/^\([^ :]*:[0-9]*\):\([0-9]*\)-[0-9]*: .*/\1 \2/p' |
		awk '{ print $1 ":" $2 + 1 }'
}

# FILE:LINE:COLUMN of the lines that start so.
lockstep_places() # KIND REGEXP, for example "warning\|note"
{
	sed -n "s/^\([^ :]*:[0-9]*:[0-9]*\): \($1\): .*/\1/p"
}

# The rows of an allow-list without comments.
rows() # FILE
{
	sed -e '/^#/d' -e '/^$/d' "$1"
}
