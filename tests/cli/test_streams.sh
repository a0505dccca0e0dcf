#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# Findings on stdout, everything else on stderr; exit statuses; formats that agree with each other.
. "$(dirname "$0")/../lib.sh"

cp -R "$SOURCE_DIR/testdata/sample" sample
common="--no-cache --kdir=$KDIR --checks=-*,wq-flush-system"
findings='^[a-z_]+\.c:[0-9]+:[0-9]+: warning: .* \[wq-flush-system\]$'

# shellcheck disable=SC2086
{
	run 1 check $common sample
	has out "$findings"
	has out '^fan_poll\.c:[0-9]+:[0-9]+: note: '
	has out 'flush_scheduled_work\(\) in chime_exit\(\)'
	has_not err '[Ww]arning|[Ee]rror'
	[ "$(grep -cE "$findings" out)" -eq 2 ] || fail "two findings expected"
	cp out text

	run 1 $common sample
	same out text
	run 1 check $common -q sample
	same out text
	empty err
	run 0 check $common --exit-zero sample
	same out text

	run 1 check $common --terse sample
	[ "$(wc -l <out)" -eq 2 ] || fail "--terse: one line per finding"
	has_not out 'note:'
	run 1 check $common --full-path sample
	has out "^$WORK/sample/chime\.c:[0-9]+"

	# from other folders, and through other names of the same place
	(cd sample && "$LOCKSTEP" check $common . >../inside 2>/dev/null)
	same inside text
	(cd / && "$LOCKSTEP" check $common "$WORK/sample" >"$WORK/absolute" 2>/dev/null)
	same absolute text
	ln -s sample link
	run 1 check $common link
	same out text
	(cd sample && "$LOCKSTEP" check $common >../implied 2>/dev/null)
	same implied text

	# one file: still with what the other units of its module queue
	run 1 check $common sample/fan_core.c
	has out '^fan_core\.c:[0-9]+'
	has out '^fan_poll\.c:[0-9]+:[0-9]+: note: '
	has_not out 'chime'
	run 0 check $common sample/ledger.c
	empty out

	echo sample/chime.c >list
	run 1 check $common --files-from=list
	[ "$(grep -cE "$findings" out)" -eq 1 ] || fail "--files-from: one finding expected"
	printf 'sample/chime.c\0' | "$LOCKSTEP" check $common -z --files-from=- >out 2>err
	[ "$(grep -cE "$findings" out)" -eq 1 ] || fail "-z --files-from=-: one finding expected"

	# no colour in a file, unless it is asked for
	has_not out "$(printf '\033')"
	run 1 check $common --color=always sample
	has out "$(printf '\033')"
	run 1 check $common --color=never sample
	same out text
	CLICOLOR_FORCE=1 run 1 check $common sample
	has out "$(printf '\033')"
	NO_COLOR=1 CLICOLOR_FORCE=1 run 1 check $common sample
	same out text

	# JSON beside text, and alone
	run 1 check $common --json-output=side.json sample
	same out text
	run 1 check $common --format=json sample
	same out side.json
	for key in schemaVersion tool tree findings notAnalysed coverage fingerprint confidence \
		module callsSeen callsWritten; do
		has out "\"$key\":"
	done
	[ "$(grep -c '"check":' out)" -eq 2 ] || fail "two findings in JSON expected"

	run 1 check $common --stats sample
	same out text
	has err '[Cc]overage'

	# nothing to report
	run 0 check --no-cache --kdir="$KDIR" --checks='-*,lock-leak' sample
	empty out

	# a module whose start is in a file that the lock checks do not look at: the same in every format
	mkdir apart
	printf 'obj-m += apart.o\napart-y := work.o start.o\n' >apart/Kbuild
	cat >apart/work.c <<-'C'
		#include <linux/mutex.h>
		#include <linux/slab.h>
		#include <linux/workqueue.h>

		struct apart_job {
			struct work_struct work;
		};

		static void apart_job_fn(struct work_struct *work)
		{
			kfree(container_of(work, struct apart_job, work));
		}

		static DEFINE_MUTEX(apart_lock);
		static struct work_struct apart_work;

		static void apart_fn(struct work_struct *work)
		{
			mutex_lock(&apart_lock);
			mutex_unlock(&apart_lock);
		}

		void apart_begin(void)
		{
			struct apart_job *job = kmalloc(sizeof(*job), GFP_KERNEL);

			INIT_WORK(&apart_work, apart_fn);
			schedule_work(&apart_work);
			if (!job)
				return;
			INIT_WORK(&job->work, apart_job_fn);
			schedule_work(&job->work);
		}

		void apart_end(void)
		{
			mutex_lock(&apart_lock);
			cancel_work_sync(&apart_work);
			mutex_unlock(&apart_lock);
			flush_scheduled_work();
		}
	C
	cat >apart/start.c <<-'C'
		#include <linux/module.h>

		void apart_begin(void);
		void apart_end(void);

		static int __init apart_init(void)
		{
			apart_begin();
			return 0;
		}

		static void __exit apart_exit(void)
		{
			apart_end();
		}

		module_init(apart_init);
		module_exit(apart_exit);
	C
	run 1 check --no-cache --kdir="$KDIR" --terse apart
	[ "$(wc -l <out)" -eq 2 ] || fail "a wait under a lock and a flush were expected: $(cat out)"
	run 1 check --no-cache --kdir="$KDIR" --format=json apart
	[ "$(grep -c '"fingerprint"' out)" -eq 2 ] || fail "the JSON does not say the same"
	empty_list=$(grep -c '"notAnalysed":.*\[\]' out)
	[ "$empty_list" -eq 1 ] || fail "units were lost"
}

# A full device is noticed.
"$LOCKSTEP" check --no-cache --kdir="$KDIR" sample >/dev/full 2>err
[ $? -eq 2 ] || fail "stdout that cannot be written: exit status 2 expected"
finish
