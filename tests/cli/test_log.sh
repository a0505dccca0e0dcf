#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# lockstep log: the kernel's reports, tied to the source.
. "$(dirname "$0")/../lib.sh"

options="--no-cache --kdir=$KDIR"
cp -R "$SOURCE_DIR/testdata/sample" tree

# What lockdep says when fan_remove() flushes under the mutex that fan_speed_fn() takes.
cat >circular <<'END'
[   11.000000] fanctl: loading out-of-tree module
[   12.000001] ======================================================
[   12.000002] WARNING: possible circular locking dependency detected
[   12.000003] 5.17.0 #1 Not tainted
[   12.000004] ------------------------------------------------------
[   12.000005] rmmod/77 is trying to acquire lock:
[   12.000006] ffff888003c58d38 ((wq_completion)events){+.+.}-{0:0}, at: flush_workqueue+0x83/0x4a0
[   12.000007] 
[   12.000007] but task is already holding lock:
[   12.000008] ffff888004a3c0a8 (&fan->lock){+.+.}-{3:3}, at: fan_remove+0x1f/0x60 [fanctl]
[   12.000009] 
[   12.000010] the existing dependency chain (in reverse order) is:
[   12.000011] 
[   12.000012] -> #1 (&fan->lock){+.+.}-{3:3}:
[   12.000013]        __mutex_lock+0x8e/0x960
[   12.000014]        fan_speed_fn+0x1b/0x50 [fanctl]
[   12.000015]        process_one_work+0x1d2/0x390
[   12.000016] 
[   12.000017] -> #0 ((wq_completion)events){+.+.}-{0:0}:
[   12.000018]        flush_workqueue+0xa9/0x4a0
[   12.000019]        fan_remove.isra.0+0x2f/0x60 [fanctl]
[   12.000020] 
[   12.000021] other info that might help us debug this:
[   12.000022]  Possible unsafe locking scenario:
[   12.000023] 
[   12.000024]        CPU0                    CPU1
[   12.000025]        ----                    ----
[   12.000026]   lock(&fan->lock);
[   12.000027]                                lock((wq_completion)events);
[   12.000028]                                lock(&fan->lock);
[   12.000029]   lock((wq_completion)events);
[   12.000030] 
[   12.000031]  *** DEADLOCK ***
[   12.000032] 
[   12.000033] stack backtrace:
[   12.000034] Call Trace:
[   12.000035]  <TASK>
[   12.000036]  ? dump_stack_lvl+0x45/0x59
[   12.000037]  fan_remove+0x2f/0x60 [fanctl]
[   12.000038]  </TASK>
[   13.000000] usb 1-1: a message of no interest
END
cat >hung <<'END'
Nov 21 10:00:00 box kernel: [  242.000001][   T33] INFO: task rmmod:77 blocked for more than 120 seconds.
Nov 21 10:00:00 box kernel: [  242.000002][   T33] task:rmmod state:D stack:    0 pid:   77
Nov 21 10:00:00 box kernel: [  242.000003][   T33] Call Trace:
Nov 21 10:00:00 box kernel: [  242.000004][   T33]  __schedule+0x2c8/0x9c0
Nov 21 10:00:00 box kernel: [  242.000005][   T33]  flush_workqueue+0x1a3/0x4a0
Nov 21 10:00:00 box kernel: [  242.000006][   T33]  fan_remove+0x2f/0x60 [fanctl]
Nov 21 10:00:00 box kernel: [  242.000007][   T33] INFO: lockdep is turned off.
END
cat >others <<'END'
<4>[    1.000001] ------------[ cut here ]------------
<4>[    1.000002] workqueue: WQ_MEM_RECLAIM mine:fan_poll_fn is flushing !WQ_MEM_RECLAIM events:fan_speed_fn
<4>[    1.000003] WARNING: CPU: 1 PID: 8 at kernel/workqueue.c:2623 check_flush_dependency+0x10a/0x130
<4>[    1.000004] Call Trace:
<4>[    1.000005]  fan_poll_fn+0x12/0x40 [fanctl]
<4>[    1.000006] ---[ end trace 0000000000000000 ]---
<3>[    2.000001] BUG: sleeping function called from invalid context at kernel/locking/mutex.c:580
<4>[    2.000002]  chime_ring (/build/chime.c:12) chime
<3>[    3.000001] WARNING: Flushing system-wide workqueues will be prohibited in near future.
<4>[    3.000002]  nowhere_to_be_found+0x12/0x40 [gone]
END

# shellcheck disable=SC2086
{
	run 2 log $options
	run 2 log $options no-such-file
	run 2 log $options circular nowhere

	run 1 log $options circular tree
	has out '^fan_core\.c:[0-9]+:[0-9]+: error: possible circular locking dependency detected: \(wq_completion\)events is wanted while &fan->lock is held \[lock-order\]$'
	has out 'circular:3:1: note: the kernel says so here'
	has out '^fan_core\.c:[0-9]+:[0-9]+: note: fan_remove\(\) takes &fan->lock, says line 10 of the log'
	has out '^fan_poll\.c:[0-9]+:[0-9]+: note: fan_speed_fn\(\) is in line 16 of the log'
	has out '^                               lock\(&fan->lock\);$'
	has out 'note: in the source: .*fan_speed_fn.*\[wq-flush-under-lock\]'
	[ "$(grep -c 'error: ' out)" -eq 1 ] || fail "one report expected"
	has err '1 report in the log'

	# from standard input, from inside of the tree, with the stamps of journalctl
	(cd tree && "$LOCKSTEP" log $options - <"$WORK/hung" >"$WORK/out" 2>"$WORK/err")
	has out '^fan_core\.c:[0-9]+:[0-9]+: error: task rmmod:77 blocked for more than 120 seconds\. \[hung-task\]'
	has out 'in the source: .*\[wq-flush-system\]'

	run 1 log $options others tree
	has out '^fan_poll\.c:[0-9]+:[0-9]+: warning: WQ_MEM_RECLAIM mine:fan_poll_fn is flushing .* \[wq-flush-reclaim\]'
	has out '^chime\.c:12:1: error: sleeping function called .* \[lock-sleep-atomic\]'
	has out 'others:9:1: warning: Flushing system-wide workqueues .* \[wq-flush-system\]'
	[ "$(grep -cE ': (error|warning): ' out)" -eq 3 ] || fail "three reports expected"

	# for machines
	cat circular hung others >all
	run 1 log $options --format=json --sarif-output=all.sarif all tree
	python3 "$SOURCE_DIR/tests/cli/formats.py" json "$SOURCE_DIR/analyzer/report/report.schema.json" out ||
		fail "JSON"
	python3 -c 'import json; assert len(json.load(open("out"))["findings"]) == 5'  || fail "not all in JSON"

	# nothing of interest, and what is no text
	head -n 1 circular >boring
	run 0 log $options boring tree
	empty out
	head -c 100000 /dev/urandom >noise
	run 0 log $options noise tree
	: >nothing
	run 0 log $options nothing tree
}
finish
