#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# Only what changed: --diff, --since, A..B, --staged, --baseline-commit.  The work tree and the index stay as they are.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
cp -r "$SOURCE_DIR/testdata/sample" repo
cd repo || exit 2
git init -q -b main .
git add -A
git commit -qm start

# A new queue call makes an old flush, in another file, wrong.
requeue()
{
	sed -i 's,^\tfan->speed = fan->wanted;,&\n\tschedule_work(work);,' fan_poll.c
}

# Runs check with --kdir; nothing of git's may change.
changes() # STATUS ARG...
{
	local status=$1 before

	shift
	before=$(git status --porcelain=v2 --branch; git diff | cksum; git stash list; sha1sum .git/index)
	run "$status" check --kdir="$KDIR" "$@"
	[ "$before" = "$(git status --porcelain=v2 --branch; git diff | cksum; git stash list; sha1sum .git/index)" ] ||
		fail "the repository has changed"
}

changes 0 --since=HEAD
changes 0 --staged
requeue
changes 1 --since=HEAD
has out '^fan_core.c:29:2: warning: flush_scheduled_work'
has out '^fan_poll.c:14:2: note: .*queues'
has_not out 'chime|ledger'
git diff >../fan.diff
changes 1 --diff=../fan.diff
has out '^fan_core.c:29:2: '
has_not out 'chime|ledger'
sed -e 's,[ab]/fan_poll.c,some/where/fan_poll.c,' ../fan.diff >../other.diff
changes 1 --diff=../other.diff
has out '^fan_core.c:29:2: '
changes 0 --diff=/dev/null
changes 2 --diff=../no.diff

# staged or not: only the index counts for --staged
changes 0 --staged
git add fan_poll.c
changes 1 --staged
has out '^fan_core.c:29:2: '
git show HEAD:fan_poll.c >fan_poll.c
changes 1 --staged
has out '^fan_poll.c:14:2: note: '
changes 0 --since=HEAD
git checkout -q -f HEAD .

# partial staging: line numbers are those of the index
requeue
git add fan_poll.c
sed -i '1i/* not staged */\n/* at all */' fan_poll.c fan_core.c
changes 1 --staged
has out '^fan_core.c:29:2: '
has out '^fan_poll.c:14:2: note: '
git reset -q --hard

# a header that is only staged, a file that is only staged, one that is staged as deleted
sed -i 's/struct mutex lock;/spinlock_t lock;/; s,<linux/mutex.h>,<linux/spinlock.h>,' fan.h
printf '#include "extra.h"\nstatic DEFINE_MUTEX(m);\nint extra(int x)\n{\n\tmutex_lock(&m);\n\tif (x)\n\t\treturn -1;\n\tmutex_unlock(&m);\n\treturn 0;\n}\n' >extra.c
echo '#include <linux/mutex.h>' >extra.h
sed -i 's/fan_poll.o/& extra.o/' Kbuild
git add -A
rm extra.c extra.h
git show HEAD:fan.h >fan.h
changes 1 --staged
has out '^extra.c:[0-9]+:[0-9]+: warning: .*lock-leak'
git reset -q --hard
git rm -q ledger.c
changes 0 --staged
git reset -q --hard

# renames and odd names
git mv ledger.c 'le dg"er.c'
changes 0 --staged
git commit -qm rename
sed -i 's,income -= amount;,&\n\tincome -= 0;,' 'le dg"er.c'
git add -A
changes 0 --staged
git reset -q --hard

# ranges: the files are those of the right side, whatever is in the work tree
requeue
git commit -qam 'requeue'
git checkout -q -b other HEAD~1
changes 1 main~1..main
has out '^fan_core.c:29:2: '
changes 0 main~2..main~1
changes 2 main~1..nothing
has err "'nothing' names no commit"
changes 2 --since=--output=x
[ -e x ] && fail "a revision became an option"
changes 0 --since=main
git checkout -q main

# --baseline-commit: what is new in comparison with a commit, wherever it is
changes 0 --baseline-commit=main .
git checkout -q main
cat >>chime.c <<'END'
void chime_more(void);
void chime_more(void)
{
	flush_scheduled_work();
}
END
changes 1 --baseline-commit=HEAD .
has out 'chime_more'
has_not out 'fan_core|ledger|chime_exit'
git reset -q --hard

# a repository whose drivers are below its top, and GIT_INDEX_FILE relative and absolute
mkdir -p ../top/drivers && cp ./*.[ch] Kbuild ../top/drivers && cd ../top || exit 2
git init -q .
git add -A
git commit -qm start
cd drivers && requeue && cd ..
cp .git/index .git/next-index-1.lock
GIT_INDEX_FILE=.git/next-index-1.lock git add -A
GIT_INDEX_FILE=.git/next-index-1.lock run 1 check --kdir="$KDIR" --staged drivers
has out 'fan_core.c:29:2'
GIT_INDEX_FILE=$PWD/.git/next-index-1.lock GIT_DIR=.git run 1 check --kdir="$KDIR" --staged
has out 'fan_core.c:29:2'
run 0 check --kdir="$KDIR" --staged

# linked worktrees
git worktree add -q ../linked
cd ../linked/drivers && requeue && cd .. && git add -A
run 1 check --kdir="$KDIR" --staged
has out 'fan_core.c:29:2'

# what cannot be analysed passes with a loud remark; --strict refuses
cd .. && mkdir strict && cd strict && git init -q . || exit 2
echo 'obj-m += a.o' >Kbuild
echo 'int a(void) { return 0; }' >a.c
git add -A
git commit -qm start
printf '#include <linux/mutex.h>\nstatic DEFINE_MUTEX(m);\nvoid f(void) { mutex_lock(&m); )(; mutex_unlock(&m); }\n' >a.c
git add -A
run 0 check --kdir="$KDIR" --staged
has err 'passes UNCHECKED'
run 3 check --kdir="$KDIR" --staged --strict
has err 'refused'
cd "$WORK" && mkdir no-git && cd no-git || exit 2
echo 'int a;' >a.c
GIT_CEILING_DIRECTORIES=$WORK run 0 check --kdir="$KDIR" --staged -q
has err 'not a git repository'
has err 'UNCHECKED'
GIT_CEILING_DIRECTORIES=$WORK run 2 check --kdir="$KDIR" --staged --strict
GIT_CEILING_DIRECTORIES=$WORK run 2 check --kdir="$KDIR" --since=HEAD
run 2 check --strict
run 2 check --staged --since=HEAD
finish
