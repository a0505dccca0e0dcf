#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# make C=1 CHECK="lockstep kbuild": the build of a kernel folder collects facts, a check finds them in the cache.
. "$(dirname "$0")/lib.sh"

mkdir build

kernel tinyconfig
printf 'CONFIG_PCI=y\nCONFIG_INPUT=y\nCONFIG_RAPIDIO=y\nCONFIG_PCIEPORTBUS=y\nCONFIG_RAPIDIO_TSI721=y\n' >>build/.config
kernel olddefconfig
kernel C=1 CHECK="$LOCKSTEP kbuild" -j2 prepare drivers/rapidio/
objects=$(find build/drivers/rapidio -name '*.o' ! -name 'built-in*' ! -name 'rapidio.o' | wc -l)
[ "$objects" -ge 3 ] || fail "only $objects objects were built"
grep -qiE 'warning|error' "$WORK/make" && fail "lockstep speaks of problems: $(cat "$WORK/make")"
[ -s "$XDG_CACHE_HOME/lockstep/units.sqlite" ] || fail "no facts in the cache"

"$LOCKSTEP" check --stats --checks='-*,wq-*,-wq-flush-under-lock' -p build "$KERNEL_TREE/drivers/rapidio" \
	>out 2>err
grep -q '^units  *\([0-9]*\) analysed, \1 of them cached' err || fail "not only linked: $(grep '^units' err)"

# whatever it is given, the build goes on
run 0 kbuild
run 0 kbuild -DX no-such-file.c
run 0 kbuild --no-such-option
echo 'int x' >broken.c
run 0 kbuild -DX broken.c
empty out
finish
