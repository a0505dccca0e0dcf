#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# Proposals of lockstep fix for lock findings: hostile files, JSON and SARIF, in place.
. "$(dirname "$0")/../lib.sh"

options="--no-cache -q --kdir=$KDIR"

# A folder with one case of testdata/fix as a driver repository, or with standard input as its file.
repository() # CASE FOLDER
{
	mkdir -p "$2"
	if [ -f "$SOURCE_DIR/testdata/fix/$1.c" ]; then
		awk '/^\/\/--- / { exit } { print }' "$SOURCE_DIR/testdata/fix/$1.c" >"$2/$1.c"
	else
		cat >"$2/$1.c"
	fi
	echo "obj-m += $1.o" >"$2/Makefile"
}

# What a case becomes: the same whatever its line ends, its last byte and the bytes in its comments are.
hostile() # STATUS CASE CHECK
{
	local status=$1 case=$2 check=$3 file=$2.c

	rm -rf plain again crlf noend bytes
	repository "$case" plain
	cp -R plain was
	run "$status" fix $options --checks="-*,$check" plain
	cp out patch
	(cd was && git apply ../patch) || fail "$case: git apply refuses the output"
	run "$status" fix $options --checks="-*,$check" --in-place plain
	same plain/$file was/$file
	run "$status" fix $options --checks="-*,$check" plain
	has_not out '^diff'
	rm -rf was

	repository "$case" crlf
	sed -i 's/$/\r/' crlf/$file
	run "$status" fix $options --checks="-*,$check" --in-place crlf
	[ "$(grep -c $'\r$' crlf/$file)" = "$(wc -l <crlf/$file)" ] || fail "$case: mixed line ends"
	! grep -q $'\r\r' crlf/$file || fail "$case: a line with two ends"
	sed 's/\r$//' crlf/$file >unix.c
	same unix.c plain/$file

	repository "$case" noend
	truncate -s -1 noend/$file
	run "$status" fix $options --checks="-*,$check" --in-place noend
	head -c -1 plain/$file >noend.c
	same noend/$file noend.c

	repository "$case" bytes
	sed -i '1s,/\* ,/* \xe9\xff ,' bytes/$file
	run "$status" fix $options --checks="-*,$check" --in-place bytes
	sed '1s,/\* ,/* \xe9\xff ,' plain/$file >bytes.c
	cmp -s bytes/$file bytes.c || fail "$case: bytes of another encoding"
}

# shellcheck disable=SC2086
{
	hostile 1 propose-order lock-order
	hostile 0 propose-irq lock-irq-unsafe
	hostile 1 propose-wait wq-flush-under-lock
	hostile 1 propose-gfp lock-sleep-atomic

	# in JSON: what changes, the proof, the diff; or why not
	repository propose-order json
	run 1 fix $options --checks='-*,lock-order' --format=json --sarif-output=sarif.json json
	python3 - out <<-'END' || fail "JSON of proposals"
		import json, sys
		fixes = [f["fix"] for f in json.load(open(sys.argv[1]))["findings"]]
		done = [f for f in fixes if f["strategy"] == "swap"]
		assert len(done) == 2 and len(fixes) == 3
		for f in done:
		    assert f["diff"].startswith("diff --git ") and "read again" in f["proof"]
		    assert " takes " in f["reason"] and f["audit"] == [] and f["workqueue"] is None
		[left] = [f for f in fixes if f["strategy"] == "manual"]
		assert "something else" in left["reason"] and "diff" not in left
	END
	# the fixes of the SARIF report do the same
	run 1 fix $options --checks='-*,lock-order' json
	cp -R json applied
	(cd applied && git apply ../out) || fail "diff of the JSON run"
	python3 "$SOURCE_DIR/tests/cli/formats.py" apply sarif.json json || fail "SARIF fixes"
	same json/propose-order.c applied/propose-order.c

	# all on one line: what has room for it
	repository oneline oneline <<-'END'
		#include <linux/module.h>
		#include <linux/mutex.h>
		#include <linux/workqueue.h>
		static DEFINE_MUTEX(a); static DEFINE_MUTEX(b); static int n;
		void raise(void) { mutex_lock(&a); mutex_lock(&b); n++; mutex_unlock(&b); mutex_unlock(&a); }
		void lower(void) { mutex_lock(&b); mutex_lock(&a); n--; mutex_unlock(&a); mutex_unlock(&b); }
		static void fn(struct work_struct *w) { mutex_lock(&a); n++; mutex_unlock(&a); }
		static DECLARE_WORK(work, fn);
		void go(void) { schedule_work(&work); }
		void bad(void) { mutex_lock(&a); n = 0; cancel_work_sync(&work); mutex_unlock(&a); }
	END
	run 0 fix $options --checks='-*,lock-order,wq-flush-under-lock' --in-place oneline
	grep -qxF 'void lower(void) { mutex_lock(&a); mutex_lock(&b); n--; mutex_unlock(&b); mutex_unlock(&a); }' \
		oneline/oneline.c || fail "a swap on one line"
	grep -qxF 'void bad(void) { mutex_lock(&a); n = 0; mutex_unlock(&a); cancel_work_sync(&work); }' \
		oneline/oneline.c || fail "a wait on one line"

	# locks in macros and around preprocessor lines: left alone
	repository macros macros <<-'END'
		#include <linux/module.h>
		#include <linux/mutex.h>
		static DEFINE_MUTEX(a);
		static DEFINE_MUTEX(b);
		static int n;
		#define both() do { mutex_lock(&b); mutex_lock(&a); } while (0)
		void raise(void)
		{
			mutex_lock(&a);
			mutex_lock(&b);
			n++;
			mutex_unlock(&b);
			mutex_unlock(&a);
		}
		void raise_again(void)
		{
			mutex_lock(&a);
			mutex_lock(&b);
			n++;
			mutex_unlock(&b);
			mutex_unlock(&a);
		}
		void bad(void)
		{
			both();
			n--;
			mutex_unlock(&a);
			mutex_unlock(&b);
		}
	END
	run 1 fix $options --checks='-*,lock-order' macros
	has out 'manual: bad\(\) takes a lock inside of a macro or an expression'
	# here-documents without tabs: no indentation
	sed -i 's/^both();/mutex_lock(\&b);\n#ifdef CONFIG_SMP\nmutex_lock(\&a);\n#endif/
		/^n--;/,$s/^mutex_unlock(&a);/#ifdef CONFIG_SMP\n&\n#endif/' macros/macros.c
	run 1 fix $options --checks='-*,lock-order' macros
	has out 'manual: bad\(\) does something else between taking the two locks'
}
finish
