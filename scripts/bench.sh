#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/bench.sh [TREE]    speed and memory as ratios to what everybody has: grep and clang
#
# TREE: a kernel tree; by default the linux-source-6.1 that scripts/test.sh has unpacked.  LOCKSTEP:
# the program (default: build/ci).  JOBS: worker processes (default: 2).  The page cache is warmed
# first.
set -eu

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
lockstep=${LOCKSTEP:-$root/build/ci/analyzer/lockstep}
cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/lockstep-tests
tree=${1:-$(find "$cache" -maxdepth 1 -name 'linux-source-*' 2>/dev/null | sort | tail -n 1)}
jobs=${JOBS:-2}
work=$(mktemp -d "${TMPDIR:-/tmp}/lockstep-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT

if [ ! -f "$tree/kernel/workqueue.c" ] || [ ! -x "$lockstep" ]; then
	echo "usage: [LOCKSTEP=program] scripts/bench.sh TREE" >&2
	exit 2
fi
tree=$(cd "$tree" && pwd)

# Runs a command; the time goes to $seconds (with CLOCK=cpu: of the CPU, which other programs on the
# machine disturb less), the memory of its largest process to $megabytes.
measure() # COMMAND...
{
	local status=0

	command time -f '%e %U %S %M' -o "$work/time" "$@" >"$work/out" 2>"$work/err" || status=$?
	if [ $status -gt 1 ]; then
		echo "bench: exit status $status: $*" >&2
		tail -n 5 "$work/err" >&2
		exit 2
	fi
	read -r seconds user system kilobytes < <(tail -n 1 "$work/time")
	[ "${CLOCK-}" != cpu ] || seconds=$(awk -v a="$user" -v b="$system" 'BEGIN { print a + b }')
	megabytes=$((kilobytes / 1024))
}

# The best of several runs.
best() # RUNS COMMAND...
{
	local runs=$1 least='' most=0

	shift
	while [ "$runs" -gt 0 ]; do
		measure "$@"
		least=$(printf '%s\n' ${least:+"$least"} "$seconds" | sort -g | head -n 1)
		[ "$megabytes" -le "$most" ] || most=$megabytes
		runs=$((runs - 1))
	done
	seconds=$least
	megabytes=$most
}

ratio() # A B
{
	awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", (b > 0 ? a / b : 0) }'
}

row() # WHAT SECONDS RATIO MEGABYTES
{
	printf '%-52s %8.2f s %7s x %6s MB\n' "$@"
}

search()
{
	grep -rnF --include='*.[ch]' -e flush_scheduled_work -e 'flush_workqueue(system_' "$tree"
}
export -f search
export tree

echo "$("$lockstep" --version | head -n 1), $jobs jobs, $(nproc) CPUs, $tree"
measure bash -c search # warms the page cache
best 3 bash -c search
grep_seconds=$seconds
row "grep -rnF --include='*.[ch]'" "$seconds" 1.0 "$megabytes"

check=("$lockstep" check -q -j "$jobs" '--checks=-*,wq-flush-system')
best 2 "${check[@]}" --no-cache "$tree"
row "check wq-flush-system, no cache" "$seconds" "$(ratio "$seconds" "$grep_seconds")" "$megabytes"
measure "${check[@]}" --cache-dir="$work/cache" "$tree"
row "the same, filling a cache" "$seconds" "$(ratio "$seconds" "$grep_seconds")" "$megabytes"
best 3 "${check[@]}" --cache-dir="$work/cache" "$tree"
row "the same, from the cache" "$seconds" "$(ratio "$seconds" "$grep_seconds")" "$megabytes"

# 100 units that take locks; the same ones each time.
units=$work/units
(cd "$tree" && grep -rlE --include='*.c' '\<(spin_lock|mutex_lock|down_write|read_lock)' \
	drivers fs kernel mm net sound block crypto) | sort |
	shuf -n 100 --random-source=<(yes lockstep) | sort | sed "s,^,$tree/," >"$units"

# The newest clang that is here.
CLANG=$(find /usr/bin -name 'clang-[0-9]*' -o -name clang | sort -t- -k2 -n | tail -n 1)
export CLANG
unit_args=$(dirname "$lockstep")/../tests/unit_args
if [ ! -x "$unit_args" ] || [ -z "$CLANG" ]; then
	echo "no clang or no $unit_args: parsing is not compared"
	exit 0
fi
mkdir "$work/headers"
CLOCK=cpu
xargs -a "$units" "$unit_args" "$work/headers" | sed 's,$, || true,' >"$work/clang.sh"
best 2 bash "$work/clang.sh"
clang_seconds=$seconds
row "$(basename "$CLANG") -fsyntax-only, 100 units, CPU time" "$seconds" 1.0 "$megabytes"

# What starting up and precompiling the prelude cost is measured with one unit and taken off.
dump=("$lockstep" dump facts --no-cache)
best 3 "${dump[@]}" "$(head -n 1 "$units")"
start_seconds=$seconds
mapfile -t files <"$units"
best 2 "${dump[@]}" "${files[@]}"
seconds=$(awk -v a="$seconds" -v b="$start_seconds" 'BEGIN { print (a > b ? (a - b) * 100 / 99 : 0) }')
row "dump facts, the same units, without start-up" "$seconds" "$(ratio "$seconds" "$clang_seconds")" \
	"$megabytes"
echo "a unit: $(ratio "$clang_seconds" "$seconds") times as fast as clang; start-up: $start_seconds s, once"
