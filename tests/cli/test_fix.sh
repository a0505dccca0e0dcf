#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# lockstep fix: diffs that apply, edits in place, refusals, exit statuses.
. "$(dirname "$0")/../lib.sh"

options="--no-cache --kdir=$KDIR"

# A folder with one case of testdata/fix as a driver repository.
repository() # CASE FOLDER
{
	mkdir -p "$2"
	awk '/^\/\/--- / { exit } { print }' "$SOURCE_DIR/testdata/fix/$1.c" >"$2/$1.c"
	echo "obj-m += $1.o" >"$2/Makefile"
}

# A folder whose Makefile makes objects by running a command.
build_folder() # FOLDER COMMAND
{
	mkdir -p "$1"
	printf 'MAKEFLAGS += -r\n%%.o: FORCE\n\t@%s\n\t@touch $(M)/$@\n%%.ko: %%.o\n\t@touch $(M)/$@\nFORCE:\n' "$2" >"$1/Makefile"
}

commit() # FOLDER
{
	git -C "$1" init -q
	git -C "$1" add .
	git -C "$1" -c user.name=t -c user.email=t@example.org commit -qm start
}

# shellcheck disable=SC2086
{
	# a diff that git takes as it is, with its reasons in front
	repository module-pair pair
	cp -R pair was
	run 0 fix $options pair
	has out '^Module module-pair$'
	has out '^    moved  module-pair\.c:[0-9]+: schedule_work\(&job->work\)'
	has out '^  Proof: '
	has err '1 plan proven, 0 left'
	diff -r pair was >/dev/null || fail "fix without --in-place wrote into the tree"
	cp out pair.patch
	(cd was && git apply ../pair.patch) || fail "git apply refuses the output"

	# in place: the same result, nothing left to do, nothing left behind
	run 0 fix $options --in-place pair
	diff -r pair was >/dev/null || fail "--in-place and the diff differ"
	run 0 check $options --checks='-*,wq-flush-system' pair
	cp out nothing
	run 0 fix $options pair
	has_not out '^diff'

	# in a git repository: changes that are not committed are safe
	rm -rf pair
	repository module-pair pair
	commit pair
	echo >>pair/module-pair.c
	run 1 fix $options --in-place pair
	has err 'not committed'
	[ "$(git -C pair diff --numstat | cut -f 1)" = 1 ] || fail "edited a file with changes"
	run 0 fix $options --in-place --force pair
	has err 'to undo: git '
	git -C pair checkout -q -- .
	run 0 fix $options --in-place pair
	git -C pair diff --quiet && fail "--in-place wrote nothing"

	# names and strategies
	git -C pair checkout -q -- .
	run 0 fix $options --wq-name=jobs_wq pair
	has out '^\+static struct workqueue_struct \*jobs_wq;'
	run 1 fix $options --wq-name=job_fn pair
	has out 'the name job_fn is taken'
	run 1 fix $options --strategy=remove pair
	has out 'manual: remove is not provable here'
	run 2 fix $options --wq-name='a b' pair
	run 2 fix $options --strategy=best pair
	repository flush-named named
	run 0 fix $options named
	has out '^\+	flush_work\(&lamp->update\);'

	# JSON says the same
	run 0 fix $options --format=json pair
	python3 -c 'import json, sys
d = json.load(open("out"))["findings"][0]["fix"]
sys.exit(d["strategy"] != "module-wq" or d["workqueue"] != "module_pair_wq" or not d["audit"][0]["moved"])' ||
		fail "JSON of fix"

	# and so do files, next to the diff
	run 0 fix $options --json-output=fix.json --sarif-output=fix.sarif pair
	has out '^diff --git'
	grep -q '"workqueue":	"module_pair_wq"' fix.json || fail "--json-output of fix"
	grep -q 'fixStrategy.*module-wq' fix.sarif || fail "--sarif-output of fix"

	# --build: what stands in for a kernel's build folder compiles nothing, but sees what it is given
	build_folder kernel ':'
	run 0 fix $options --build=kernel pair
	has out '^  Proof: .*kbuild \(W=1\) in .*/kernel compiles 1 object and links 1 module without new warnings'
	[ -z "$(git -C pair status --porcelain)" ] || fail "the build wrote into the tree"
	[ "$(ls kernel)" = Makefile ] || fail "the build wrote into its folder"
	build_folder picky 'if grep -q alloc_workqueue $(M)/$*.c; then echo "$*.c:7:1: warning: made up" >&2; fi'
	run 1 fix $options --build=picky pair
	has out 'manual: the rewrite was not proven: the build complains: module-pair\.c:7:1: warning: made up'
	has_not out '^diff'
	build_folder strict 'if grep -q alloc_workqueue $(M)/$*.c; then echo "$*.c:7:1: error: made up" >&2; exit 1; fi'
	run 1 fix $options --build=strict pair
	has out 'not proven: it does not build: module-pair\.c:7:1: error: made up'
	build_folder grumpy 'echo "$*.c:7:1: warning: always" >&2'
	run 0 fix $options --build=grumpy pair
	has out 'without new warnings'
	build_folder broken 'echo "$*.c:7:1: error: always" >&2; exit 1'
	run 0 fix $options --build=broken pair
	has out '^  Proof: .*not built: already the unchanged files do not build in .*: module-pair\.c:7:1: error: always'
	build_folder unlinked ':'
	sed -i 's/^%.ko:.*/&\n\t@exit 1/' unlinked/Makefile
	run 0 fix $options --build=unlinked pair
	has out 'compiles 1 object and links no module .too large, or not possible here.'
	run 2 fix $options --build=nowhere pair

	# what can not be proven is said, and is status 1
	repository body body
	run 1 fix $options body
	has out 'manual: body\.c:[0-9]+: the flush is all that a condition or loop does'
	has_not out '^diff'

	# several workqueues of one module: one run, and nothing is left for a second one
	repository several-queues queues
	run 0 fix $options --in-place queues
	[ "$(grep -c 'alloc_workqueue(' queues/several-queues.c)" = 2 ] || fail "two workqueues"
	run 0 check $options --checks='-*,wq-flush-system' queues
	cp queues/several-queues.c once.c
	run 0 fix $options --in-place --force queues
	same once.c queues/several-queues.c
	# one name is not enough for two
	repository several-queues named
	run 1 fix $options --wq-name=own_wq named
	has out 'manual: another change of the same file comes first'
	has out '^\+.*own_wq = alloc_workqueue'

	# line ends and missing ends of files stay as they are
	repository module-pair crlf
	sed -i 's/$/\r/' crlf/module-pair.c
	run 0 fix $options --in-place crlf
	[ "$(grep -c $'\r$' crlf/module-pair.c)" = "$(wc -l <crlf/module-pair.c)" ] ||
		fail "mixed line ends"
	sed 's/\r$//' crlf/module-pair.c >unix.c
	same unix.c was/module-pair.c
	repository remove-cancelled noend
	printf %s "$(cat noend/remove-cancelled.c)" >noend/new
	mv noend/new noend/remove-cancelled.c
	run 0 fix $options --in-place noend
	[ "$(tail -c 1 noend/remove-cancelled.c)" = ';' ] || fail "the end of the file changed"

	# other bytes than UTF-8
	repository module-pair bytes
	printf '/* caf\351 */\n' >>bytes/module-pair.c
	run 0 fix $options --in-place bytes
	LC_ALL=C grep -q $'caf\xe9' bytes/module-pair.c || fail "bytes changed"

	# nothing to fix
	mkdir empty
	printf '#include <linux/module.h>\nint x;\n' >empty/e.c
	echo 'obj-m += e.o' >empty/Makefile
	run 0 fix $options empty
	empty out
}
finish
