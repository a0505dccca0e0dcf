#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# The lock graph: orders, waits and what their handlers take, cycles; and the other dumps of the model.
. "$(dirname "$0")/../lib.sh"

mkdir repository
printf 'obj-m += cycle.o straight.o\n' >repository/Kbuild
cat >repository/cycle.c <<'C'
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(cycle_a);
static DEFINE_MUTEX(cycle_b);
static DEFINE_MUTEX(cycle_c);
static struct work_struct cycle_work;

static void cycle_handler(struct work_struct *work)
{
	mutex_lock(&cycle_c);
	mutex_unlock(&cycle_c);
}

void cycle_one(void)
{
	mutex_lock(&cycle_a);
	mutex_lock(&cycle_b);
	mutex_unlock(&cycle_b);
	mutex_unlock(&cycle_a);
}

void cycle_two(void)
{
	mutex_lock(&cycle_b);
	mutex_lock(&cycle_a);
	mutex_unlock(&cycle_a);
	mutex_unlock(&cycle_b);
}

void cycle_stop(void)
{
	INIT_WORK(&cycle_work, cycle_handler);
	mutex_lock(&cycle_c);
	cancel_work_sync(&cycle_work);
	mutex_unlock(&cycle_c);
}
C
cat >repository/straight.c <<'C'
#include <linux/module.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(straight_a);
static DEFINE_MUTEX(straight_b);

void straight_one(void)
{
	mutex_lock(&straight_a);
	mutex_lock(&straight_b);
	mutex_unlock(&straight_b);
	mutex_unlock(&straight_a);
}
C
common="--no-cache --kdir=$KDIR repository"

# shellcheck disable=SC2086
{
	run 0 graph $common
	has out '^digraph '
	has out 'cycle_a" -> ".*cycle_b" \[label="cycle_one\(\) cycle\.c:[0-9]+\\l", color=red\];$'
	has out 'cycle_b" -> ".*cycle_a" .*color=red'
	has out 'cycle_c" -> "\(work_completion\)\(cycle_work\)" .*cycle_stop\(\).*color=red'
	has out '"\(work_completion\)\(cycle_work\)" -> ".*cycle_c" .*cycle_handler\(\).*color=red'
	has out 'straight_a" -> ".*straight_b" \[label="straight_one\(\) straight\.c:[0-9]+\\l"\];$'
	has_not err '[Ww]arning|[Ee]rror'

	run 0 graph --around=cycle_c $common
	has out 'cycle_c" -> "\(work_completion\)'
	has_not out 'cycle_a|straight'
	run 0 graph --around='straight_*' $common
	has out 'straight_a" -> '
	has_not out 'cycle_'
	run 2 graph --around=no_such_lock $common
	has err 'no lock class no_such_lock'
	line=$(grep -n 'cancel_work_sync' repository/cycle.c | cut -d: -f1)
	run 0 graph --finding="cycle.c:$line" $common
	has out 'cycle_c" -> "\(work_completion\)'
	has_not out 'cycle_a|straight'
	run 2 graph --finding=straight.c:3 $common
	has err 'no finding about locks at straight\.c:3'

	run 0 graph --format=json $common
	python3 - <<'P' || fail "JSON is not as documented"
import json
d = json.load(open("out"))
assert d["schemaVersion"] == 1 and d["tool"]["name"] == "lockstep"
names = {n["name"].split(":")[-1]: n for n in d["nodes"]}
assert names["(work_completion)(cycle_work)"]["kind"] == "completion"
assert names["cycle_a"]["cycle"] == names["cycle_b"]["cycle"] != 0
assert names["cycle_c"]["cycle"] not in (0, names["cycle_a"]["cycle"])
assert names["straight_a"]["cycle"] == 0
for e in d["edges"]:
    assert e["steps"] and all(s["path"] and s["line"] > 0 for s in e["steps"])
    assert e["cyclic"] == ("cycle" in e["from"])
P

	run 0 dump graph $common
	[ "$(grep -c 'cycle$' out)" -eq 4 ] || fail "four edges are on cycles"
	has out 'straight_b	straight\.c:[0-9]+ straight_one\(\)$'
	run 0 dump flow $common
	has out '^cycle\.c:[0-9]+ cycle_stop$'
	has out '	wait at [0-9]+ held '
	run 0 dump summaries $common
	has out '	lock .*cycle_c by mutex_lock at cycle\.c:'

	run 2 graph --format=svg $common
	has err "'svg' is none of: dot, json"
	run 2 dump graphs $common
	has err 'facts, flow, graph, modules and summaries'
}
finish
