#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only A kernel tree that can be written to: broken, changed,
# read-only, in a folder with spaces, under git.
. "$(dirname "$0")/lib.sh"

check="check --no-cache --checks=-*,wq-flush-system"
tree="a tree"
devices=$tree/drivers/rapidio/devices
partial_tree "$tree"

# shellcheck disable=SC2086
{
	run 1 $check "$tree"
	cp out clean
	has out '^drivers/rapidio/devices/tsi721\.c:[0-9]+:[0-9]+: warning: '

	# one broken unit costs that unit at most
	cp "$devices/tsi721_dma.c" saved.c
	printf '#include <linux/workqueue.h>\nvoid broken(void) { flush_scheduled_work(; }}}\n#if\n' \
		>"$devices/tsi721_dma.c"
	run 1 $check "$tree"
	has out '^drivers/rapidio/devices/tsi721\.c:[0-9]+:[0-9]+: warning: '
	head -c 50000 /dev/urandom >"$devices/tsi721_dma.c"
	run 1 $check "$tree"
	has out '^drivers/rapidio/devices/tsi721\.c:[0-9]+:[0-9]+: warning: '
	rm "$devices/tsi721_dma.c"
	run 1 $check "$tree"
	cp saved.c "$devices/tsi721_dma.c"

	# a damaged Kbuild file
	cp "$devices/Makefile" saved.mk
	printf 'ifeq ($(A\nobj-$(CONFIG_RAPIDIO_TSI721) += tsi721_mport.o\n$(error x)\nendif\n' \
		>"$devices/Makefile"
	run 1 $check "$tree"
	cp saved.mk "$devices/Makefile"

	# a system workqueue that lockstep has never heard of, read from the tree
	sed -i 's,^extern struct workqueue_struct \*system_long_wq;,&\nextern struct workqueue_struct *system_vast_wq;,' \
		"$tree/include/linux/workqueue.h"
	sed -i 's,^\tsystem_long_wq = alloc_workqueue(.*,&\n\tsystem_vast_wq = alloc_workqueue("events_vast"\, 0\, 0);,' \
		"$tree/kernel/workqueue.c"
	sed -i 's,flush_scheduled_work();,flush_workqueue(system_vast_wq);,' "$devices/tsi721.c"
	run 1 $check "$tree"
	has out '^drivers/rapidio/devices/tsi721\.c:[0-9]+:[0-9]+: warning: .*system_vast_wq'

	# a run that is interrupted leaves nothing behind in the tree, and says nothing on stdout
	find "$tree" | sort >before
	chmod -R a-w "$tree"
	run 1 $check "$tree"
	"$LOCKSTEP" $check "$tree" >out 2>err &
	pid=$!
	sleep 0.1
	kill -INT $pid 2>/dev/null
	wait $pid
	status=$?
	[ $status -eq 130 ] || [ $status -eq 1 ] || fail "interrupted: exit status $status"
	find "$tree" | sort >after
	same before after
	chmod -R u+w "$tree"
}
finish
