#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# Input that is broken, unreadable, oddly named, or read-only.
. "$(dirname "$0")/../lib.sh"

module() # FOLDER FILE: a driver repository with one unit that has one finding
{
	mkdir -p "$1"
	echo "obj-m += ${2%.c}.o" >"$1/Makefile"
	printf '%s\n' '#include <linux/module.h>' '#include <linux/workqueue.h>' \
		'static void stop(void)' '{' '	flush_scheduled_work();' '}' >"$1/$2"
}
check="check --no-cache --kdir=$KDIR --checks=-*,wq-flush-system"

# shellcheck disable=SC2086
{
	# names that a shell or a careless program trips over
	module 'with space' a.c
	run 1 $check 'with space'
	has out '^a\.c:5:2: warning:'
	module "quote'and\"more;\$(touch hit)" a.c
	run 1 $check "quote'and\"more;\$(touch hit)"
	has out '^a\.c:5:2: warning:'
	[ ! -e hit ] || fail "a folder's name was run by a shell"
	module ./-- a.c
	run 1 $check -- ./--
	has out 'a\.c:5:2: warning:'

	# broken C: what can be read is read
	module broken a.c
	sed -i -e '3i int broken(void) { return missing_thing + ; }' broken/a.c
	run 1 $check broken
	has out '^a\.c:6:2: warning:'
	# ... and what can not be read is no clean result
	sed -i -e '3i struct { unclosed' broken/a.c
	"$LOCKSTEP" $check broken >out 2>err
	status=$?
	[ $status -eq 1 ] || [ $status -eq 3 ] || fail "broken C: exit status $status"
	has_not err 'Segmentation|Aborted|BUG'

	# not C at all
	module binary a.c
	head -c 100000 /dev/urandom >binary/a.c
	"$LOCKSTEP" $check binary >out 2>err
	status=$?
	[ $status -eq 0 ] || [ $status -eq 3 ] || fail "binary junk: exit status $status"
	module empty a.c
	: >empty/a.c
	run 0 $check empty
	module deep a.c
	{
		echo 'void f(void) { '
		head -c 200000 /dev/zero | tr '\0' '{'
		echo 'flush_scheduled_work();'
	} >deep/a.c
	"$LOCKSTEP" $check deep >out 2>err
	status=$?
	[ $status -eq 0 ] || [ $status -eq 1 ] || [ $status -eq 3 ] ||
		fail "200000 open braces: exit status $status"

	# an include that includes itself, a missing header, a Makefile that includes itself
	module loop a.c
	echo '#include "a.h"' >loop/a.h
	sed -i '2a #include "a.h"' loop/a.c
	echo 'include Makefile' >>loop/Makefile
	"$LOCKSTEP" $check loop >out 2>err
	status=$?
	[ $status -eq 1 ] || [ $status -eq 3 ] || fail "include loop: exit status $status"
	module missing a.c
	sed -i '2a #include <linux/no_such_header.h>' missing/a.c
	run 1 $check missing
	has out '^a\.c:6:2: warning:'

	# a unit that Kbuild names but is not there
	module absent a.c
	echo 'obj-m += nothing.o' >>absent/Makefile
	run 1 $check absent

	# no headers at all: bundled ones, and it says so
	mkdir -p nokernel/include
	run 1 check --no-cache --kdir=nokernel --checks='-*,wq-flush-system' 'with space'
	has out '^a\.c:5:2: warning:'
	[ -s err ] || fail "missing kernel headers should be told"

	# read-only folders: nothing is written there
	module readonly a.c
	find readonly | sort >before
	chmod -R a-w readonly
	run 1 $check readonly
	find readonly | sort >after
	chmod -R u+w readonly
	same before after

	# unreadable: root reads everything, so only for others
	if [ "$(id -u)" -ne 0 ]; then
		module unreadable a.c
		chmod 0 unreadable/a.c
		run 3 $check unreadable
		has err 'a\.c'
	fi
	run 2 $check /dev/null
	mkfifo pipe.c
	run 2 $check pipe.c
}
finish
