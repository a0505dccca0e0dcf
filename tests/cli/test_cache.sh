#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# The cache: identical output, noticed changes, damage, concurrent and killed runs.
. "$(dirname "$0")/../lib.sh"

cp -R "$SOURCE_DIR/testdata/sample" sample
check="check --kdir=$KDIR --checks=-*,wq-flush-system --format=json"

# shellcheck disable=SC2086
{
	run 1 $check --no-cache sample
	cp out wanted
	[ -z "$(find "$XDG_CACHE_HOME" -name '*.db' -o -name '*.sqlite*' 2>/dev/null)" ] ||
		fail "--no-cache made a data base"
	run 1 $check sample
	same out wanted
	run 1 $check sample
	same out wanted
	run 1 $check --cache-dir=other sample
	same out wanted
	[ -d other ] || fail "--cache-dir was not used"

	# a changed unit, a changed header
	sed -i 's,^\tflush_scheduled_work();,\t/* gone */,' sample/chime.c
	run 1 $check sample
	has_not out '"path":[[:space:]]*"chime.c"'
	run 1 $check sample/fan_core.c
	has out '"line":[[:space:]]*29,'
	sed -i '/^#include <linux.workqueue.h>/a static inline void settle(void) { flush_workqueue(system_wq); }' \
		sample/fan.h
	sed -i 's,flush_scheduled_work();,settle();,' sample/fan_core.c
	run 1 $check sample
	sed -i 's,flush_workqueue(system_wq); ,,' sample/fan.h
	run 0 $check sample
	sed -i 's,settle(void) { },settle(void) { flush_workqueue(system_long_wq); },' sample/fan.h
	run 1 $check --no-cache sample
	cp out changed
	run 1 $check sample
	same out changed

	# what is old goes, what is in use stays
	mkdir "$XDG_CACHE_HOME/lockstep/tree-old"
	touch -d '100 days ago' "$XDG_CACHE_HOME/lockstep/tree-old" "$XDG_CACHE_HOME"/lockstep/tree-*
	made() # SQL
	{
		python3 -c 'import sqlite3, sys
c = sqlite3.connect(sys.argv[1]); print(c.execute(sys.argv[2]).fetchone()); c.commit()' \
			"$XDG_CACHE_HOME/lockstep/units.sqlite" "$1"
	}
	made "UPDATE facts SET made = made - 100" >/dev/null
	rows=$(made "SELECT count(*) FROM facts")
	run 1 $check sample
	same out changed
	[ "$(made "SELECT count(*) FROM facts")" = "$rows" ] || fail "a run that wrote nothing threw rows away"
	[ ! -d "$XDG_CACHE_HOME/lockstep/tree-old" ] || fail "an old folder was kept"
	find "$XDG_CACHE_HOME/lockstep" -maxdepth 1 -name 'tree-*' | grep -q . || fail "the folder in use is gone"
	echo '/* new */' >>sample/chime.c
	run 1 $check sample
	same out changed
	[ "$(made "SELECT count(*) FROM facts WHERE made < (SELECT max(made) FROM facts)")" = "(0,)" ] ||
		fail "old rows were kept"

	# several at once on one empty cache
	for i in 1 2 3 4; do
		"$LOCKSTEP" $check --cache-dir=shared sample >"out.$i" 2>/dev/null &
	done
	wait
	for i in 1 2 3 4; do
		same "out.$i" changed
	done

	# killed at any time: the next run is as if nothing had been
	for delay in 0.01 0.03 0.06 0.1 0.2; do
		"$LOCKSTEP" $check --cache-dir=killed sample >/dev/null 2>&1 &
		pid=$!
		sleep $delay
		kill -KILL $pid 2>/dev/null
		wait $pid 2>/dev/null
		run 1 $check --cache-dir=killed sample
		same out changed
	done

	# damage
	find shared -type f -size +0 | while read -r file; do
		printf 'damage damage damage damage' | dd of="$file" conv=notrunc status=none
	done
	run 1 $check --cache-dir=shared sample
	same out changed
	find other -type f -exec truncate -s 100 '{}' +
	run 1 $check --cache-dir=other sample
	same out changed

	# a cache that cannot be written is no reason to fail
	if [ "$(id -u)" -ne 0 ]; then
		mkdir locked
		chmod a-w locked
		run 1 $check --cache-dir=locked/below sample
		same out changed
	fi
}
finish
