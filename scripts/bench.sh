#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/bench.sh [TREE]    speed and memory as ratios to what everybody has: grep and clang
#
# See bench-lib.sh for the defaults.  The page cache is warmed first.
set -eu
. "$(dirname "${BASH_SOURCE[0]}")/bench-lib.sh"

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
