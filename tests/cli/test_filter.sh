#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Which findings are shown: suppressions, comments in the source, baselines, .lockstep.conf.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

cp -r "$SOURCE_DIR/testdata/sample" repo
cd repo || exit 2

# suppressions
cat >../rows <<'END'
# the fan is a toy
wq-flush-system : fan_*.c : fan_remove
wq-*:chime.c
END
run 1 check --kdir="$KDIR" --suppressions=../rows .
has_not out 'wq-flush-system'
has out 'lock-order'
echo 'wq-flush-system:*:another_function' >../rows
run 1 check --kdir="$KDIR" --suppressions=../rows .
has out 'wq-flush-system'
for row in 'no-such-check:*:f' 'wq-flush-system' ':*:f'; do
	echo "$row" >../rows
	run 2 check --kdir="$KDIR" --suppressions=../rows .
	has err 'rows:1: '
done
run 2 check --kdir="$KDIR" --suppressions=../none .
has err 'none'

# comments: same line, previous line, several lines; not without a reason, not for another check
cp chime.c keep.c.orig
sed -i 's,flush_scheduled_work();,& /* lockstep-ignore[wq-flush-system]: nothing is queued */,' chime.c
run 1 check --kdir="$KDIR" .
has_not out 'chime.c.*wq-flush-system'
cp keep.c.orig chime.c
sed -i 's,^\tflush_scheduled_work();,\t// lockstep-ignore[lock-*\,wq-*]: nothing is queued\n&,' chime.c
run 1 check --kdir="$KDIR" .
has_not out 'chime.c.*wq-flush-system'
cp keep.c.orig chime.c
sed -i 's,^\tflush_scheduled_work();,\t/*\n\t * lockstep-ignore[wq-flush-system]: a reason\n\t * of two lines\n\t */\n&,' chime.c
run 1 check --kdir="$KDIR" .
has_not out 'chime.c.*wq-flush-system'
for comment in '/* lockstep-ignore[wq-flush-system] */' '/* lockstep-ignore[wq-flush-system]: */' \
	'/* lockstep-ignore: reason */' '// lockstep-ignore[wq-flush-system]'; do
	cp keep.c.orig chime.c
	sed -i "s,flush_scheduled_work();,& $comment," chime.c
	run 1 check --kdir="$KDIR" .
	has out 'chime.c.*wq-flush-system'
	has err 'chime.c:26: lockstep-ignore'
done
cp keep.c.orig chime.c
sed -i 's,flush_scheduled_work();,& /* lockstep-ignore[lock-order]: another check */,' chime.c
run 1 check --kdir="$KDIR" .
has out 'chime.c.*wq-flush-system'
mv keep.c.orig chime.c

# a baseline: what was there is not shown, also after lines move and files are renamed
run 0 check --kdir="$KDIR" --write-baseline=../base.json .
empty out
grep -q '"fingerprint"' ../base.json || fail "the baseline has no findings"
run 0 check --kdir="$KDIR" --baseline=../base.json .
sed -i '1i/* moved */' ./*.c
mv ledger.c book.c
sed -i 's/ledger.o/book.o/' Kbuild
run 0 check --kdir="$KDIR" --baseline=../base.json .
cat >>chime.c <<'END'
void chime_again(void);
void chime_again(void)
{
	flush_scheduled_work();
}
END
run 1 check --kdir="$KDIR" --baseline=../base.json .
has out 'chime_again'
has_not out 'chime_exit|fan_core|lock-order'
# a copy of a file with a known finding is new: its file is there
cp book.c copy.c
sed -i 's/book.o/& copy.o/' Kbuild
run 1 check --kdir="$KDIR" --baseline=../base.json .
has out '^copy.c:.*lock-order'
run 2 check --kdir="$KDIR" --baseline=../none.json .
echo '{}' >../broken.json
run 2 check --kdir="$KDIR" --baseline=../broken.json .
has err 'not a JSON report'

# one cause in several places: one finding, from which a baseline knows all of them
mkdir ../same
sed '/^\/\/--- /,$d' "$SOURCE_DIR/testdata/lock-sleep-atomic/same_cause.c" >../same/dev.c
echo 'obj-m += dev.o' >../same/Kbuild
cd ../same || exit 2
run 1 check --kdir="$KDIR" --json-output=../same.json --sarif-output=../same.sarif .
python3 - <<'END' || fail "places of one cause are lost"
import json
findings = json.load(open("../same.json"))["findings"]
assert len(findings) == 2, len(findings)
same = findings[0]["sameCause"]
lines = {s["line"] for s in same} | {findings[0]["line"]}
assert len(same) == 6 and len(lines) == 7
assert lines <= {s["line"] for s in findings[0]["steps"]}
assert len({s["fingerprint"] for s in same} | {findings[0]["fingerprint"]}) == 7
assert "sameCause" not in findings[1]
results = json.load(open("../same.sarif"))["runs"][0]["results"]
related = {o["physicalLocation"]["region"]["startLine"] for o in results[0]["relatedLocations"]}
assert lines - {findings[0]["line"]} <= related
END
run 0 check --kdir="$KDIR" --baseline=../same.json .
sed -i 's/dev_post(d, 4)/dev_post(d, 4 + 0)/; s/bad_stop/bad_halt/' dev.c
run 1 check --kdir="$KDIR" --baseline=../same.json .
has out 'bad_halt'
has_not out 'the same cause|bad_start'
cd ../repo || exit 2

# .lockstep.conf: options of the repository, the command line has the last word
cat >.lockstep.conf <<'END'
# comments and empty lines

--checks=-*,lock-*
suppressions rows
END
echo 'lock-order:copy.c' >rows
run 1 check --kdir="$KDIR" .
has err 'options from .*/.lockstep.conf'
has out '^book.c:.*lock-order'
has_not out 'wq-flush-system|^copy.c'
run 1 check --kdir="$KDIR" --checks='-*,wq-flush-system' .
has_not out 'lock-order'
run 1 check --kdir="$KDIR" --no-config .
has out 'wq-flush-system'
cd ..
run 1 check --kdir="$KDIR" repo
has_not out 'wq-flush-system'
cd repo || exit 2
for line in --json-output=x --sarif-output=x --write-baseline=x --cache-dir=x --files-from=x -p=x \
	--build=x --since=x --baseline-commit=x --help --no-such 'checks' '--terse=1' 'rm -rf x'; do
	echo "$line" >.lockstep.conf
	run 2 check --kdir="$KDIR" .
	has err '.lockstep.conf:1: '
done
[ -e x ] && fail "a configuration file wrote a file"
# without a repository the folder itself counts, with one all up to its top
echo '--exit-zero' >.lockstep.conf
mkdir sub
cp book.c sub/
cd sub || exit 2
run 1 check --kdir="$KDIR" book.c
git init -q ..
run 0 check --kdir="$KDIR" book.c
finish
