#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Reports for machines, read by validators that are not ours: python3-jsonschema, and Microsoft's
# sarif-multitool where npm can fetch it.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

assertions=$SOURCE_DIR/tests/cli/formats.py
schema=$SOURCE_DIR/analyzer/report/report.schema.json
multitool=@microsoft/sarif-multitool@5.7.0

check() # ARG...
{
	python3 "$assertions" "$@" >"$WORK/assert" 2>&1 && return
	fail "formats.py $*"
	tail -n 5 "$WORK/assert"
}

# Kept between runs, outside of the test's own folder.
fetch_multitool()
{
	local folder=${LOCKSTEP_NPM_DIR:-/var/tmp/lockstep-npm-$(id -u)}

	command -v npm >/dev/null || return 1
	sarif=$folder/node_modules/.bin/sarif-multitool
	[ -x "$sarif" ] && return
	mkdir -p "$folder" &&
		(cd "$folder" && timeout 300 npm install --no-audit --no-fund "$multitool") >"$WORK/npm" 2>&1
}

# A path with all that URIs and workflow commands have to escape.
mkdir -p "repo/a b,c%"
cp "$SOURCE_DIR"/testdata/sample/* repo/
cat >"repo/a b,c%/o d:d.c" <<'END'
#include <linux/spinlock.h>
static DEFINE_SPINLOCK(lock);
int odd(int x)
{
	spin_lock(&lock);
	if (x)
		return -1;
	spin_unlock(&lock);
	return 0;
}
END
mkdir repo/broken
echo '#include <linux/mutex.h>
static DEFINE_MUTEX(m);
void f(void) { mutex_lock(&m); )(; flush_scheduled_work(); }' >repo/broken/b.c

run 1 check --kdir="$KDIR" --json-output=a.json --sarif-output=a.sarif --sarif-output=b.sarif \
	--gitlab-output=a.gitlab --text-output=a.txt repo
cp out text
same text a.txt
same a.sarif b.sarif
check json "$schema" a.json
check sarif a.sarif flows
check gitlab a.gitlab
check prints a.json a.sarif
grep -q 'a%20b%2Cc%25/o%20d%3Ad.c' a.sarif || fail "the odd path is not escaped"
grep -q 'was not analysed' a.sarif || fail "no notification about the broken file"

# the fixes of a SARIF report are the edits that fix makes
mkdir fixes
for case in module-pair flush-named remove-cancelled; do
	mkdir fixes/$case
	awk '/^\/\/--- / { exit } { print }' "$SOURCE_DIR/testdata/fix/$case.c" >fixes/$case/$case.c
	echo "obj-m += $case.o" >fixes/$case/Makefile
done
printf '/* \303\251 */ ' | cat - fixes/flush-named/flush-named.c >fixes/new
mv fixes/new fixes/flush-named/flush-named.c
sed -i 's/$/\r/' fixes/remove-cancelled/remove-cancelled.c
echo 'obj-y += module-pair/ flush-named/ remove-cancelled/' >fixes/Makefile
cp -R fixes edited
run 0 fix --kdir="$KDIR" --format=sarif fixes
cp out f.sarif
check sarif f.sarif
check apply f.sarif fixes
run 0 fix --kdir="$KDIR" --in-place edited
diff -r fixes edited >diff || fail "SARIF's fixes are not the edits: $(head -n 5 diff)"
run 1 check --kdir="$KDIR" --format=sarif repo
has_not out '"fixes"'

if fetch_multitool; then
	for report in a f; do
		"$sarif" validate $report.sarif --output v-$report.sarif >multitool 2>&1
		grep -qE '\): (error|warning) SARIF1' multitool && fail "sarif-multitool: $(grep SARIF1 multitool)"
		grep -q 'Analysis completed successfully' multitool || fail "sarif-multitool: $(tail -n 3 multitool)"
	done
else
	echo "no npm, or no network: sarif-multitool was not asked"
fi

# each format on standard output as well
for format in json sarif gitlab; do
	run 1 check --kdir="$KDIR" --format=$format repo
	same out a.$format
done
run 1 check --kdir="$KDIR" --format=github repo
has out '^::error file=ledger.c,line=[0-9]+,col=[0-9]+,title=lock-order::possible circular'
has out '^::warning file=a b%2Cc%25/o d%3Ad.c,line=7,'
has_not out '^[^:]'

# no findings: all formats are still whole documents
mkdir empty
echo 'int nothing;' >empty/e.c
run 0 check --kdir="$KDIR" --sarif-output=e.sarif --json-output=e.json --gitlab-output=e.gitlab empty
check json "$schema" e.json
check sarif e.sarif
check gitlab e.gitlab

# services know the repository: paths are those below its top, also when the drivers are further down
mkdir -p top/out/of
cp -r "$SOURCE_DIR/testdata/sample" top/out/of/tree
git init -q top
run 1 check --kdir="$KDIR" --sarif-output=t.sarif --gitlab-output=t.gitlab --format=github top
check sarif t.sarif flows
has out 'file=out/of/tree/ledger.c,'
grep -q '"uri":.*"out/of/tree/ledger.c"' t.sarif || fail "SARIF's paths are not the repository's"
grep -q "\"uri\":.*\"file://$WORK/top/\"" t.sarif || fail "SARIF's base is not the repository"
grep -q '"path":.*"out/of/tree/ledger.c"' t.gitlab || fail "GitLab's paths are not the repository's"

# lines that move and files that are renamed do not change a fingerprint
sed -i '1i/* a new line */' repo/*.c
run 1 check --kdir="$KDIR" --json-output=moved.json repo
check prints a.json moved.json
mv repo/ledger.c repo/accounts.c
mv repo/chime.c repo/bell.c
sed -i -e 's/chime.o ledger.o/bell.o accounts.o/' repo/Kbuild
run 1 check --kdir="$KDIR" --json-output=renamed.json repo
check prints a.json renamed.json
finish
