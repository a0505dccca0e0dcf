#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# The cache on real drivers: same output, changes in units and headers noticed.
. "$(dirname "$0")/lib.sh"

partial_tree tree
check="check --checks=-*,wq-flush-system --format=json"
devices=tree/drivers/rapidio/devices

# shellcheck disable=SC2086
{
	run 1 $check --no-cache tree
	cp out wanted
	run 1 $check tree
	same out wanted
	run 1 $check tree
	same out wanted

	# a line more: other lines, same fingerprint
	sed -i '1i\\' "$devices/tsi721.c"
	run 1 $check tree
	cp out cached
	run 1 $check --no-cache tree
	same out cached
	grep -o '"fingerprint":.*' wanted >print.1
	grep -o '"fingerprint":.*' out >print.2
	same print.1 print.2

	# a header of the folder that turns the flush into something else
	echo '#define tsi721_settle() flush_workqueue(system_long_wq)' >>"$devices/tsi721.h"
	sed -i 's,flush_scheduled_work();,tsi721_settle();,' "$devices/tsi721.c"
	run 1 $check tree
	has out 'system_long_wq'
	sed -i 's,flush_workqueue(system_long_wq),do { } while (0),' "$devices/tsi721.h"
	run 0 $check tree
	has out '"findings":[[:space:]]*\[\]'

	# killed while it fills the cache
	for delay in 0.1 0.3 0.6; do
		"$LOCKSTEP" $check --cache-dir=killed tree >/dev/null 2>&1 &
		pid=$!
		sleep $delay
		kill -KILL $pid 2>/dev/null
		wait $pid 2>/dev/null
	done
	run 0 $check --cache-dir=killed tree
}
finish
