#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# fix --build: the rewrites of all flushes of linux-source-6.1 are compiled by kbuild with W=1, and linked
# where the module is small enough.
. "$(dirname "$0")/lib.sh"

# A sanitized lockstep runs the same builds of gcc: nothing to learn from a second time.
if [ -n "${SANITIZED-}" ]; then
	echo "not repeated under sanitizers"
	finish
fi

mkdir build

kernel tinyconfig
for symbol in 64BIT MODULES EXPERT DEBUG_KERNEL MMU PCI PCIEPORTBUS BLOCK ACPI FUSION DRM_I915_SELFTEST; do
	echo "CONFIG_$symbol=y"
done >>build/.config
for symbol in RAPIDIO RAPIDIO_TSI721 SCSI FUSION_SPI AGP AGP_INTEL DRM DRM_I915; do
	echo "CONFIG_$symbol=m"
done >>build/.config
kernel olddefconfig
for symbol in RAPIDIO_TSI721=m FUSION_SPI=m DRM_I915=m DRM_I915_SELFTEST=y; do
	grep -q "^CONFIG_$symbol" build/.config || fail "not configured: $symbol"
done
kernel -j2 modules_prepare

run 0 fix --build=build "$KERNEL_TREE"
has err '^lockstep: 3 plans proven, 0 left to do by hand'
grep -o 'kbuild (W=1).*' out | sed "s,$WORK,,g" | sort >built
cat >wanted <<'END'
kbuild (W=1) in /build compiles 1 object and links 1 module without new warnings
kbuild (W=1) in /build compiles 2 objects and links 2 modules without new warnings
kbuild (W=1) in /build compiles 21 objects and links no module (too large, or not possible here) without new warnings
END
same built wanted
finish
