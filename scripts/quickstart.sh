#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/quickstart.sh [TREE]    installs what is needed, builds, and checks TREE
#
# TREE: a kernel tree, a folder or a file in one, or a driver repository; without it, the small
# driver repository in testdata/sample.  Findings are no failure here; a TREE that cannot be
# analysed is one.
set -eu

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
lockstep=$root/build/release/analyzer/lockstep

"$root/scripts/setup.sh" >&2
(cd "$root" && cmake --preset release && cmake --build --preset release) >&2

status=0
if [ $# -eq 0 ]; then
	set -- --kdir="$root/testdata" "$root/testdata/sample"
fi
printf '$ lockstep check%s\n' "$(printf ' %q' "$@")" >&2
"$lockstep" check "$@" || status=$?
[ "$status" -le 1 ] || exit "$status"
echo "The program is $lockstep" >&2
