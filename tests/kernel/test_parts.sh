#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# A folder, a file, several of them, from several places.
. "$(dirname "$0")/lib.sh"

check="check --no-cache --checks=-*,wq-flush-system"
tsi=drivers/rapidio/devices/tsi721.c
site=$(calls 'flush_scheduled_work\(\);' $tsi)

# shellcheck disable=SC2086
{
	run 1 $check "$KERNEL_TREE/drivers/rapidio"
	has out "^$site:[0-9]+: warning: flush_scheduled_work\(\) in tsi721_remove\(\) .*\[wq-flush-system\]"
	has out "^drivers/rapidio/devices/tsi721[a-z_]*\.c:[0-9]+:[0-9]+: note: "
	[ "$(grep -c 'wq-flush-system' out)" -eq 1 ] || fail "one finding expected"
	cp out folder
	run 1 $check "$KERNEL_TREE/$tsi"
	same out folder
	(cd "$KERNEL_TREE" && "$LOCKSTEP" $check drivers/rapidio >"$WORK/out" 2>"$WORK/err")
	same out folder
	(cd "$KERNEL_TREE/drivers/rapidio/devices" && "$LOCKSTEP" $check tsi721.c >"$WORK/out" 2>"$WORK/err")
	same out folder
	(cd "$KERNEL_TREE/drivers/rapidio/devices" && "$LOCKSTEP" $check ../../rapidio/ . \
		>"$WORK/out" 2>"$WORK/err")
	same out folder

	run 1 $check "$KERNEL_TREE/drivers/rapidio" "$KERNEL_TREE/drivers/message"
	[ "$(grep -c 'warning: .*wq-flush-system' out)" -eq 2 ] || fail "two findings expected"
	# the other order, and one folder twice
	cp out two
	run 1 $check "$KERNEL_TREE/drivers/message/" "$KERNEL_TREE/drivers/rapidio" \
		"$KERNEL_TREE/drivers/message"
	same out two

	# a .c file that another .c file includes
	run 1 $check "$KERNEL_TREE/drivers/gpu/drm/i915/gt/selftest_execlists.c"
	has out '^drivers/gpu/drm/i915/gt/selftest_execlists\.c:[0-9]+:[0-9]+: warning: '
	has_not out '^[a-z].*warning: .*intel_display'

	# the comments in these say why they do not call it
	run 0 $check "$KERNEL_TREE/drivers/net/phy/phy.c" "$KERNEL_TREE/drivers/net/usb/usbnet.c" \
		"$KERNEL_TREE/drivers/net/usb/lan78xx.c" "$KERNEL_TREE/drivers/acpi/osl.c"
	empty out
	# the definitions themselves
	run 0 $check "$KERNEL_TREE/kernel/workqueue.c"
	empty out

	# -j and the order of work must not show
	run 1 $check -j1 "$KERNEL_TREE/drivers/gpu/drm/i915"
	cp out j1
	[ "$(grep -c 'warning: .*wq-flush-system' out)" -eq 2 ] || fail "two findings expected"
	run 1 $check -j4 "$KERNEL_TREE/drivers/gpu/drm/i915"
	same out j1
}

# What a folder calls is looked for in one kernel: that of its own architecture.
preludes() # FOLDER
{
	find "$1" -name 'prelude-*.pch' | sed 's,.*/prelude-\([a-z0-9]*\)-.*,\1,' | sort -u
}
run 0 check --cache-dir=common --checks='-*,lock-order' "$KERNEL_TREE/drivers/rapidio"
[ "$(preludes common)" = x86 ] || fail "drivers/rapidio is read for: $(preludes common)"
run 0 check --cache-dir=own --checks='-*,lock-order' "$KERNEL_TREE/arch/nios2/mm"
[ "$(preludes own)" = "$(printf 'nios2\nx86')" ] || fail "arch/nios2 is read for: $(preludes own)"

# Which objects make a module.
run 0 dump modules "$KERNEL_TREE/drivers/rapidio/devices"
has out 'tsi721_mport'
has out 'tsi721_dma\.c'
run 0 dump facts "$KERNEL_TREE/$tsi"
has out '	flush_scheduled_work	'
has out '^func	tsi721_remove	'

run 2 check "$KERNEL_TREE/drivers/no_such_driver"
empty out
run 2 check --no-such-option "$KERNEL_TREE/drivers/rapidio"
empty out
finish
