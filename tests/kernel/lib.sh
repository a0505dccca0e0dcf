# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
# For the tests on the unpacked linux-source-6.1.
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

if [ ! -f "${KERNEL_TREE:-/nowhere}/kernel/workqueue.c" ]; then
	echo "KERNEL_TREE='${KERNEL_TREE-}' is no kernel tree; scripts/test.sh sets it"
	exit 1
fi

# A copy of the parts of the kernel tree that a small driver folder needs, to be written to.
partial_tree() # FOLDER
{
	mkdir "$1"
	(
		cd "$KERNEL_TREE" &&
			find . -name 'Kconfig*' -type f -exec cp --parents -t "$WORK/$1" '{}' + &&
			cp -R --parents -t "$WORK/$1" Makefile Kbuild include scripts arch/x86 \
				kernel/workqueue.c kernel/workqueue_internal.h drivers/Makefile \
				drivers/rapidio
	) || fail "cannot copy"
}

# make in the kernel tree, with its output in build.
kernel() # ARG...
{
	make -s -C "$KERNEL_TREE" O="$WORK/build" "$@" >"$WORK/make" 2>&1 && return
	fail "make $*"
	tail -n 5 "$WORK/make"
}

# "path:line" of each finding of a JSON document, sorted.  Findings have "path" and "line" at the
# first nesting level below "findings", the steps below that.
sites() # FILE
{
	awk '
		/"check":/ { inside = 1; path = line = "" }
		inside && path == "" && match($0, /"path":[ \t]*"[^"]*"/) {
			path = substr($0, RSTART, RLENGTH)
			gsub(/^"path":[ \t]*"|"$/, "", path)
		}
		inside && line == "" && match($0, /"line":[ \t]*[0-9]+/) {
			line = substr($0, RSTART, RLENGTH)
			gsub(/[^0-9]/, "", line)
			print path ":" line
			inside = 0
		}' "$1" | sort
}

# The lines of the tree's files that are a call of this text, as path:line.
calls() # TEXT FILE...
{
	local text=$1

	shift
	(cd "$KERNEL_TREE" && grep -nHE "^[ 	]+$text" "$@" | cut -d: -f1,2 | sort)
}
