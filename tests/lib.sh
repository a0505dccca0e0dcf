# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
#
# What the test scripts share.  A script sources it, calls the functions below, and ends with
# `finish`. The environment: LOCKSTEP (the program), SOURCE_DIR (the checkout), KERNEL_TREE
# (linux-source-6.1).
set -u

SOURCE_DIR=${SOURCE_DIR:-$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)}
LOCKSTEP=${LOCKSTEP:-$SOURCE_DIR/build/ci/analyzer/lockstep}
if [ ! -x "$LOCKSTEP" ]; then
	echo "no program $LOCKSTEP; set LOCKSTEP"
	exit 1
fi
KDIR=$SOURCE_DIR/testdata
WORK=$(mktemp -d "${TMPDIR:-/tmp}/lockstep-test.XXXXXX") || exit 2
trap 'chmod -R u+w "$WORK" 2>/dev/null; rm -rf "$WORK"' EXIT
# Nothing of the user's may change a test, and no test may fill the user's cache.
export HOME=$WORK/home XDG_CACHE_HOME=$WORK/cache LC_ALL=C.UTF-8
unset NO_COLOR CLICOLOR_FORCE GIT_DIR GIT_INDEX_FILE
mkdir -p "$HOME"
cd "$WORK" || exit 2
failures=0

fail() # TEXT...
{
	echo "FAILED (${BASH_SOURCE[-1]##*/}:${BASH_LINENO[-2]}): $*"
	failures=$((failures + 1))
}

# Runs lockstep; its streams are in $WORK/out and $WORK/err, its exit status must be the given one.
run() # STATUS ARG...
{
	local wanted=$1 status

	shift
	"$LOCKSTEP" "$@" >"$WORK/out" 2>"$WORK/err" </dev/null
	status=$?
	[ "$status" -eq "$wanted" ] && return
	fail "lockstep $*: exit status $status, expected $wanted"
	head -n 20 "$WORK/out" "$WORK/err"
}

# A stream holds a line that matches the extended regular expression, or holds none.
has() # out|err REGEX
{
	grep -qE -e "$2" "$WORK/$1" && return
	fail "std$1 has no line with: $2"
	head -n 20 "$WORK/$1"
}

has_not() # out|err REGEX
{
	grep -qE -e "$2" "$WORK/$1" || return
	fail "std$1 has a line with: $2"
	grep -E -e "$2" "$WORK/$1" | head -n 5
}

empty() # out|err
{
	[ ! -s "$WORK/$1" ] && return
	fail "std$1 should be empty"
	head -n 20 "$WORK/$1"
}

# Two files are the same.
same() # FILE FILE
{
	diff "$1" "$2" >"$WORK/diff" && return
	fail "$1 and $2 differ"
	head -n 20 "$WORK/diff"
}

finish()
{
	[ "$failures" -eq 0 ] && echo "all as expected" && exit 0
	exit 1
}
