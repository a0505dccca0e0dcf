#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# cmake --install: everything is in its usual place, and the program finds its data wherever the prefix is moved to.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

build=$(cd "$(dirname "$LOCKSTEP")/.." && pwd)
cmake --install "$build" --prefix "$WORK/first" >"$WORK/install" 2>&1 || fail "$(tail -n 3 "$WORK/install")"
mv first second
for file in bin/lockstep share/man/man1/lockstep.1 share/bash-completion/completions/lockstep \
	share/lockstep/testdata/include/linux/workqueue.h share/lockstep/cocci/lock_order.cocci \
	share/lockstep/analyzer/checks/explain/lock-order.md share/lockstep/report.schema.json; do
	[ -s "second/$file" ] || fail "$file is not installed"
done
LOCKSTEP=$WORK/second/bin/lockstep

# every check has a page, with all its parts; the installed page is the one that is printed
for id in $("$LOCKSTEP" --list-checks | awk '{ print $1 }'); do
	run 0 explain "$id"
	has out "^# $id\$"
	for part in Why Bad Good 'What the fix does' 'When the fix refuses' 'How to suppress' References; do
		has out "^## $part\$"
	done
done
echo 'this very file' >>second/share/lockstep/analyzer/checks/explain/lock-order.md
run 0 explain lock-order
has out 'this very file'
run 2 explain lock-ordr
has err "did you mean 'lock-order'"
run 2 explain
run 2 explain ../../../etc/passwd

# the stand-in headers are found: no kernel headers are needed
cp -r "$SOURCE_DIR/testdata/sample" repo
run 1 check --kdir="$WORK/second/share/lockstep/testdata" repo
run 1 check --format=sarif --kdir="$WORK/second/share/lockstep/testdata" repo
has out 'this very file'

# the manual
if command -v man >/dev/null; then
	LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=100 man --warnings -E UTF-8 -l second/share/man/man1/lockstep.1 \
		>page 2>complaints
	[ -s complaints ] && fail "man: $(head -n 3 complaints)"
	grep -q 'baseline-commit=REV' page || fail "the manual lacks an option"
	grep -q '/\* lockstep-ignore\[lock-order\]: why' page || fail "the manual lacks a check"
fi

# completion
complete_words() # WORD...
{
	bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _lockstep; printf "%s\n" "${COMPREPLY[@]}"' \
		- second/share/bash-completion/completions/lockstep "$LOCKSTEP" "$@" >"$WORK/out"
}
complete_words expl
has out '^explain$'
complete_words explain lock-or
has out '^lock-order$'
complete_words check --sar
has out '^--sarif-output$'
complete_words check --format = sa
has out '^sarif$'
complete_words check repo/fan_c
has out '^repo/fan_core.c$'
finish
