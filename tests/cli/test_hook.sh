#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# The sample driver repository guarded by `lockstep hook install`, and by Debian's pre-commit.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
# The hook knows no --kdir; the repository's configuration does.
mkdir bin
ln -s "$LOCKSTEP" bin/lockstep
export PATH=$WORK/bin:$PATH

new_repository() # FOLDER
{
	cp -r "$SOURCE_DIR/testdata/sample" "$1" && cd "$1" || exit 2
	echo "kdir=$KDIR" >.lockstep.conf
	git init -q -b main .
	git add -A
	git commit -qm start
}

commit() # STATUS
{
	local wanted=$1 status

	git commit -m test >"$WORK/out" 2>"$WORK/err" </dev/null
	status=$?
	[ "$status" -eq "$wanted" ] && return
	fail "git commit: exit status $status, expected $wanted"
	head -n 20 "$WORK/out" "$WORK/err"
}

bad_change()
{
	sed -i 's,^\tfan->speed = fan->wanted;,&\n\tschedule_work(work);,' fan_poll.c
	git add -A
}

# git sends what a hook prints to stderr.
guard_commits()
{
	bad_change
	commit 1
	has err 'fan_core.c:29:2: warning: flush_scheduled_work'
	sed -i 's,flush_scheduled_work(),flush_work(\&fan->speed_work),' fan_core.c
	sed -i '/mutex_lock(&fan->lock);/,/mutex_unlock/{/mutex_/d}' fan_core.c
	git add -A
	commit 0
	echo 'a remark' >NOTES
	git add -A
	commit 0
	echo '/* a comment */' >>chime.c
	git add -A
	commit 0
}

# --- plain git
new_repository plain
run 0 hook install
run 0 hook install
has err 'installed .*/.git/hooks/pre-commit'
guard_commits
bad_change
sed -i 's,flush_work(&fan->speed_work),flush_scheduled_work(),' fan_core.c
git add -A
commit 1
git commit -qnm 'without hooks' || fail "--no-verify"
run 0 hook uninstall
[ -e .git/hooks/pre-commit ] && fail "the hook is still there"
run 2 hook uninstall
run 2 hook
run 2 hook instal

# a hook that is there runs first and comes back
printf '#!/bin/sh\necho first >&2\n[ ! -e refuse ]\n' >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
cp .git/hooks/pre-commit "$WORK/before"
run 0 hook install .
echo more >>NOTES
git add NOTES
commit 0
has err '^first'
touch refuse
echo more >>NOTES
git add NOTES
commit 1
rm refuse
run 0 hook uninstall
same .git/hooks/pre-commit "$WORK/before"

# core.hooksPath, from a folder below, in a linked worktree, with commit -a and a path
git config core.hooksPath "$WORK/my hooks"
run 0 hook install
[ -x "$WORK/my hooks/pre-commit" ] || fail "core.hooksPath is not respected"
git worktree add -q "$WORK/linked" HEAD 2>/dev/null
cd "$WORK/linked" || exit 2
sed -i 's,^\tfan->speed = fan->wanted;,&\n\tschedule_work(work);,' fan_poll.c
git commit -am test >"$WORK/out" 2>"$WORK/err" && fail "git commit -a passed"
has err 'fan_core.c'
git commit -m test fan_poll.c >"$WORK/out" 2>"$WORK/err" && fail "git commit FILE passed"
has err 'fan_core.c'
# the program is gone: loud, but the commit passes
sed -i -e "s,^lockstep=.*,lockstep=/nowhere/lockstep," "$WORK/my hooks/pre-commit"
rm "$WORK/bin/lockstep"
PATH=/usr/bin:/bin git commit -qam test 2>"$WORK/err" || fail "no program, no commit"
has err 'not checked'
ln -s "$LOCKSTEP" "$WORK/bin/lockstep"

# --- pre-commit: the hooks come from a git repository, as from the project's own
cd "$WORK" || exit 2
if command -v pre-commit >/dev/null; then
	mkdir hooks && cp "$SOURCE_DIR/.pre-commit-hooks.yaml" hooks/ && cd hooks || exit 2
	git init -q -b main .
	git add -A
	git commit -qm hooks
	rev=$(git rev-parse HEAD)
	cd .. && new_repository guarded
	printf 'repos:\n-   repo: %s\n    rev: %s\n    hooks:\n    -   id: lockstep\n' "$WORK/hooks" "$rev" \
		>.pre-commit-config.yaml
	git add -A
	git commit -qm config
	pre-commit install >"$WORK/out" 2>&1 || fail "pre-commit install"
	guard_commits
else
	fail "no pre-commit; scripts/setup.sh --tests installs it"
fi
finish
