#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# lockstep series: mails that git takes, and a repository that is left alone.
. "$(dirname "$0")/../lib.sh"

options="--no-cache --kdir=$KDIR"
export GIT_CONFIG_NOSYSTEM=1
git config --global user.name 'Zoë Tester'
git config --global user.email zoe@example.org
git config --global init.defaultBranch main

# One case of testdata/fix as a module of its own in a folder.
module() # CASE FOLDER
{
	mkdir -p "$2"
	awk '/^\/\/--- / { exit } { print }' "$SOURCE_DIR/testdata/fix/$1.c" >"$2/$1.c"
	echo "obj-m += $1.o" >"$2/Makefile"
}

commit() # FOLDER SUBJECT
{
	git -C "$1" add -A
	git -C "$1" commit -qm "$2"
}

# A repository with a history of three modules.
repository() # FOLDER
{
	git init -q "$1"
	echo start >"$1/README"
	commit "$1" "first commit"
	module module-pair "$1/pair"
	commit "$1" "Input: pair - Add the driver"
	module flush-named "$1/lamp"
	commit "$1" "lamp: add the driver"
	module remove-cancelled "$1/gone"
	commit "$1" "misc: gone: add the driver"
	printf 'obj-y += pair/ lamp/ gone/\n' >"$1/Makefile"
	commit "$1" "kbuild: build all"
}

# All that git knows of a repository and its files, but for its objects.
state() # FOLDER
{
	(
		cd "$1" &&
			find . -path ./.git/objects -prune -o -type f -print0 | sort -z | xargs -0 sha1sum &&
			find .git/objects -type f | sort && git worktree list && git for-each-ref
	)
}

# Applies the mails of a folder to a clone, one after the other, and looks at each step.
apply() # REPOSITORY FOLDER [FOLDER-OF-REPOSITORY]
{
	local mail subject

	rm -rf applied
	git clone -q "$1" applied
	for mail in "$WORK/$2"/*000[1-9]-*.patch; do
		git -C applied am -q "$mail" 2>am.err || { fail "git am refuses $mail"; cat am.err; return; }
		run 0 dump facts $options applied
		has_not out '^diag	'
		subject=$(git -C applied log -1 --format=%s)
		[ ${#subject} -le 75 ] || fail "subject of ${#subject} columns: $subject"
		git -C applied log -1 --format=%B >body
		awk 'length > 75 && !/^Link: /' body >long
		[ ! -s long ] || { fail "lines over 75 columns"; cat long; }
		git mailinfo msg diff <"$mail" >info || fail "git mailinfo: $mail"
		grep -q '^Email: zoe@example.org$' info || fail "no author in $mail"
		grep -q '^diff --git' diff || fail "no diff in $mail"
	done
	run 0 check $options --checks='-*,wq-flush-system' "applied/${3-}"
}

# shellcheck disable=SC2086
{
	run 2 series $options
	has err '-o DIR'

	repository work
	state work >before
	run 0 series $options work -o mails
	state work >after
	same before after
	cp out list
	[ "$(wc -l <list)" -eq 4 ] || fail "a cover letter and three patches expected"
	xargs ls <list >/dev/null || fail "stdout names files that are not there"
	grep -q '^Subject: \[PATCH 1/3\] ' mails/0001-*.patch || fail "not numbered"
	grep -lq '^Subject: .*Input: pair - Avoid flush_scheduled_work()$' mails/*.patch || fail "prefix, Input style"
	grep -lq '^Subject: .* lamp: replace flush_scheduled_work() with ' mails/*.patch || fail "prefix, plain"
	grep -lq '^Subject: .* misc: gone: remove flush_scheduled_work()$' mails/*.patch || fail "prefix, two parts"
	grep -q "^base-commit: $(git -C work rev-parse HEAD)" mails/0000-cover-letter.patch || fail "base-commit"
	grep -q 'HERE \*\*\*' mails/0000-cover-letter.patch && fail "git's blanks in the cover letter"
	[ "$(grep -l '^In-Reply-To: ' mails/*.patch | wc -l)" -eq 3 ] || fail "--thread=shallow"
	grep -q '^Signed-off-by' mails/*.patch && fail "signed off without being asked"
	for mail in mails/000[1-3]*; do
		grep -q '^Link: https://lore.kernel.org/r/49925af7' "$mail" || fail "no Link: in $mail"
		grep -q 'generated' "$mail" || fail "no word of the origin in $mail"
	done
	has err 'git send-email --dry-run'
	has err 'b4 '
	has_not err 'warning|error'
	apply work mails

	# signed, another prefix, version 2 next to version 1
	run 2 series $options work -o mails
	has err 'is there already'
	same list list
	run 0 series $options -s -v 2 --subject-prefix='PATCH net-next' work -o mails
	grep -q '^Subject: \[PATCH net-next v2 2/3\] ' mails/v2-0002-*.patch || fail "-v, --subject-prefix"
	mkdir second
	mv mails/v2-* second
	apply work second
	git -C applied log -1 --format=%B | tail -n 2 | grep -q '^Signed-off-by: Zoë Tester <zoe@example.org>$' ||
		fail "-s"

	# what was compiled is said to be, in the state that HEAD has
	mkdir kernel
	printf 'MAKEFLAGS += -r\n%%.o: FORCE\n\t@! grep -q next_number.=.7 $(M)/$*.c || { echo "$*.c:1:1: error: not HEAD"; exit 1; }\n\t@touch $(M)/$@\n%%.ko: %%.o\n\t@touch $(M)/$@\nFORCE:\n' >kernel/Makefile
	sed -i 's/^static int next_number;/static int next_number = 7;/' work/pair/module-pair.c
	rm -rf built
	run 0 series $options --build=kernel work/pair -o built
	grep -q '^Compiled with W=1: 1 object and 1 module' built/*.patch || fail "no word of the build"
	grep -q '^Only compile tested.$' built/*.patch || fail "no 'Only compile tested.'"
	git -C work checkout -q -- .
	grep -q '^Neither compiled nor run.$' mails/0001-*.patch || fail "compiled without --build"

	# mails of others are not touched, ours are replaced with --force only
	mkdir taken
	echo mine >taken/0001-mine.patch
	run 2 series $options work -o taken
	[ "$(ls -A taken)" = 0001-mine.patch ] || fail "wrote into a folder with other mails"
	run 0 series $options --force work -o taken
	[ "$(cat taken/0001-mine.patch)" = mine ] || fail "another's mail was replaced"
	touch mails/0004-stale.patch
	sed -n '/^-- $/,$p' mails/0001-*.patch >>mails/0004-stale.patch
	sed -i '1i x' mails/0004-stale.patch
	run 0 series $options --force work/pair -o mails
	[ "$(ls -A mails)" = 0001-Input-pair-Avoid-flush_scheduled_work.patch ] || fail "old mails of ours stay: $(ls -A mails)"

	# one patch is no thread
	grep -q '^Subject: \[PATCH\] Input: pair' mails/*.patch || fail "a cover letter for one patch"

	# what is not committed is not in the series, and stays
	rm -rf mails
	sed -i 's/^static int next_number;/static int next_number = 7;/' work/pair/module-pair.c
	rm work/lamp/flush-named.c
	module flush-named work/new
	git -C work add gone
	state work >before
	run 0 series $options work -o mails
	state work >after
	same before after
	[ "$(ls mails | wc -l)" -eq 4 ] || fail "not the four mails of HEAD: $(ls mails)"
	grep -q 'next_number = 7' mails/*.patch && fail "a change that is not committed"
	apply work mails
	git -C work checkout -q -- .
	rm -rf work/new

	# in a linked worktree, in a shallow clone, below a folder of the repository
	git -C work worktree add -q ../linked
	rm -rf mails
	run 0 series $options linked/pair -o mails
	grep -q 'Input: pair - Avoid' mails/*.patch || fail "linked worktree"
	git -C work worktree remove --force ../linked
	git clone -q --depth 1 "file://$WORK/work" shallow
	rm -rf mails
	run 0 series $options shallow/pair -o mails
	grep -q '^Subject: \[PATCH\] pair: module-pair: avoid' mails/*.patch ||
		fail "shallow: $(grep ^Subject mails/*)"
	apply work mails pair

	git clone -q --filter=blob:none --no-checkout "file://$WORK/work" partial 2>partial.err
	git -C partial sparse-checkout set pair 2>>partial.err
	git -C partial checkout -q main 2>>partial.err
	find partial/.git/objects -type f | sort >before
	rm -rf mails
	run 0 series $options partial -o mails
	has err 'sparse checkout'
	find partial/.git/objects -type f | sort >after
	same before after
	[ "$(ls mails | wc -l)" -eq 1 ] || fail "sparse checkout: $(ls mails)"
	apply work mails pair
	git -C partial sparse-checkout set --no-cone '/Makefile' '/pair/Makefile' 2>>partial.err
	mkdir -p partial/pair
	rm -rf mails
	run 0 series $options partial/pair -o mails
	apply work mails pair

	# no git: the same mails, but for what only git knows
	cp -R work plain
	rm -rf plain/.git mails
	run 0 series $options plain -o mails/are/here
	has err 'in no git repository'
	[ "$(ls mails/are/here | wc -l)" -eq 4 ] || fail "tarball"
	grep -q '^base-commit' mails/are/here/*.patch && fail "a base-commit from nowhere"
	[ ! -e plain/.git ] || fail "made a repository of a plain folder"
	apply work mails/are/here

	# no more than 15 mails in a thread
	repository many
	for n in $(seq 2 17); do
		mkdir "many/m$n"
		sed "s/jobs_/jobs${n}_/" many/pair/module-pair.c >"many/m$n/m$n.c"
		echo "obj-m += m$n.o" >"many/m$n/Makefile"
		echo "obj-y += m$n/" >>many/Makefile
	done
	commit many "many modules"
	rm -rf mails
	run 0 series $options many -o mails
	[ "$(find mails -name '00[01][0-9]-*.patch' | wc -l)" -eq 21 ] || fail "19 patches and two letters: $(find mails)"
	for folder in mails/*; do
		[ "$(ls "$folder" | wc -l)" -le 16 ] || fail "more than 15 patches in $folder"
		grep -q '^Subject: \[PATCH [0-9]*1/' "$folder"/0001-* || fail "not numbered: $folder"
	done

	# what other checks found
	git init -q other
	echo 'obj-y += leak/ alloc/ ' >other/Makefile
	commit other "first commit"
	module propose-leak other/leak
	module propose-wq other/alloc
	commit other "other: add drivers"
	rm -rf mails
	"$LOCKSTEP" series $options -s --checks='lock-leak,wq-*' other -o mails >out 2>err
	cat mails/*.patch >all
	grep -q '^Subject: .*other: fix a lock leak in bad_fill()$' all || fail "a proposal for lock-leak: $(cat err)"
	grep -q '^Subject: .*other: fixes for locks and workqueues' mails/0000-* || fail "cover letter of proposals"
	grep -q 'HERE \*\*\*' all && fail "git's blanks"
	grep -q '^Subject: .*other: update workqueue calls$' all || fail "several proposals in one patch"
	grep -q 'can return with the mutex box->lock still held' all || fail "no word of the finding"
	grep -q 'check lock-leak), which' all || fail "no word of the origin"
	rm -rf applied
	git clone -q other applied
	for mail in mails/000[1-9]-*; do
		git -C applied am -q <"$mail" || fail "git am: $mail"
	done

	# nobody to write From:
	git config --global --unset user.email
	rm -rf mails
	run 2 series $options work -o mails
	[ ! -e mails ] || fail "half a series"
	git config --global user.email zoe@example.org

	# nothing to do, and what is left to do by hand
	rm -rf mails
	run 0 series $options applied -o mails
	[ ! -e mails ] || fail "a folder for nothing"
	module body work/body
	commit work "body: add the driver"
	run 1 series $options work/body -o mails
	has err 'left to do by hand'
	[ ! -e mails ] || fail "a folder for nothing"

	# ended in the middle: nothing is left in the repository, the target and /tmp
	mkdir tmp
	state work >before
	for signal in INT TERM; do
		for delay in 0.1 0.4 0.7 1.0 1.3; do
			rm -rf target
			TMPDIR=$WORK/tmp "$LOCKSTEP" series $options work -o target/mails >/dev/null 2>&1 &
			sleep "$delay"
			kill -$signal $! 2>/dev/null
			wait $!
			[ -z "$(ls -A tmp)" ] || fail "left in /tmp: $(ls -A tmp)"
			[ ! -e target ] || [ "$(ls -A target/mails | wc -l)" -eq 4 ] || fail "half a series"
		done
	done
	# killed without a chance to clean up: the next run does it
	rm -rf target
	mkdir target
	TMPDIR=$WORK/tmp "$LOCKSTEP" series $options work -o target >/dev/null 2>&1 &
	sleep 0.3
	kill -KILL $! 2>/dev/null
	wait $! 2>/dev/null
	sleep 0.5
	touch -d '1 hour ago' tmp/.lockstep-run-* 2>/dev/null
	TMPDIR=$WORK/tmp run 1 series $options work -o target
	[ -z "$(ls -A tmp)" ] || fail "left in /tmp by SIGKILL: $(ls -A tmp)"
	[ "$(ls -A target | wc -l)" -eq 4 ] || fail "left by SIGKILL: $(ls -A target)"
	[ -z "$(find . -name '.lockstep-*')" ] || fail "left: $(find . -name '.lockstep-*')"
	state work >after
	same before after
}
finish
