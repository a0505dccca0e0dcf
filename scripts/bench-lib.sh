# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
#
# What the bench scripts share.  $1: a kernel tree; by default the linux-source-6.1 that
# scripts/test.sh has unpacked.  LOCKSTEP: the program (default: build/ci).  JOBS: worker processes
# (default: 2).

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
lockstep=${LOCKSTEP:-$root/build/ci/analyzer/lockstep}
cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/lockstep-tests
tree=${1:-$(find "$cache" -maxdepth 1 -name 'linux-source-*' 2>/dev/null | sort | tail -n 1)}
# shellcheck disable=SC2034
jobs=${JOBS:-2}
work=$(mktemp -d "${TMPDIR:-/tmp}/lockstep-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT

if [ ! -f "$tree/kernel/workqueue.c" ] || [ ! -x "$lockstep" ]; then
	echo "usage: [LOCKSTEP=program] $0 TREE" >&2
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

