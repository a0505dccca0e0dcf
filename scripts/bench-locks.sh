#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/bench-locks.sh [TREE [FOLDER...]]    what the lock analysis costs, beside clang and spatch
#
# FOLDER: below TREE (default: drivers/nvme drivers/net/can fs/btrfs); "." is the whole tree and takes
# a quarter of an hour.  For each folder: all checks without cache and from the cache, beside clang
# -fsyntax-only of the folder's own files and the kernel's lock rules for spatch.  See bench-lib.sh for
# the defaults.
set -eu
. "$(dirname "${BASH_SOURCE[0]}")/bench-lib.sh"

shift || true
folders=("$@")
[ ${#folders[@]} -gt 0 ] || folders=(drivers/nvme drivers/net/can fs/btrfs)
rules=("$tree"/scripts/coccinelle/locks/*.cocci)
CLANG=$(find /usr/bin -name 'clang-[0-9]*' -o -name clang | sort -t- -k2 -n | tail -n 1)
export CLANG
unit_args=$(dirname "$lockstep")/../tests/unit_args

units_of() # FILE WITH --stats
{
	sed -n 's/^units *\([0-9]*\) analysed.*/\1/p' "$1"
}

bench_clang() # FOLDER
{
	if [ ! -x "$unit_args" ] || [ -z "$CLANG" ]; then
		echo "no clang or no $unit_args: no comparison with it"
		return
	fi
	rm -rf "$work/headers"
	mkdir "$work/headers"
	find "$tree/$1" -name '*.c' | sort >"$work/files"
	xargs -a "$work/files" "$unit_args" "$work/headers" | sed 's,$, || true,' >"$work/clang.sh"
	measure xargs -a "$work/clang.sh" -d '\n' -P "$jobs" -n 1 bash -c
	row "$(basename "$CLANG") -fsyntax-only, its $(wc -l <"$work/files") files" "$seconds" 1.0 "$megabytes"
	base=$seconds
}

bench_spatch() # FOLDER
{
	local rule total=0

	command -v spatch >/dev/null && [ -f "${rules[0]}" ] || return 0
	for rule in "${rules[@]}"; do
		measure spatch -D report --no-show-diff --very-quiet -j "$jobs" --cocci-file "$rule" \
			-I "$tree/include" --dir "$tree/$1"
		total=$(awk -v a="$total" -v b="$seconds" 'BEGIN { print a + b }')
	done
	row "spatch with the kernel's ${#rules[@]} lock rules" "$total" "$(ratio "$total" "$base")" "$megabytes"
}

echo "$("$lockstep" --version | head -n 1), $jobs jobs, $(nproc) CPUs, $tree"
for folder in "${folders[@]}"; do
	echo "$folder"
	base=0
	check=("$lockstep" check -q --stats --exit-zero -j "$jobs")
	bench_clang "$folder"
	measure "${check[@]}" --no-cache "$tree/$folder"
	row "check, no cache, $(units_of "$work/err") units" "$seconds" "$(ratio "$seconds" "$base")" "$megabytes"
	measure "${check[@]}" --cache-dir="$work/cache" "$tree/$folder"
	measure "${check[@]}" --cache-dir="$work/cache" "$tree/$folder"
	row "check, from the cache" "$seconds" "$(ratio "$seconds" "$base")" "$megabytes"
	bench_spatch "$folder"
done
