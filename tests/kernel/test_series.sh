#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# lockstep series on parts of a real kernel tree: recipients, threads, what checkpatch.pl says, git am.
. "$(dirname "$0")/lib.sh"

export GIT_CONFIG_NOSYSTEM=1
git config --global user.name 'A Tester'
git config --global user.email tester@example.org

partial_tree part
cp -R "$KERNEL_TREE/MAINTAINERS" part
(cd "$KERNEL_TREE" && cp -R --parents -t "$WORK/part" drivers/message)
git -C part init -q
git -C part add -A
git -C part commit -qm 'Linux'
for change in 'rapidio/tsi721: Add it' 'scsi: message: fusion: Fix it'; do
	case $change in
	rapidio*) echo >>part/drivers/rapidio/devices/tsi721.c ;;
	*) echo >>part/drivers/message/fusion/mptscsih.c ;;
	esac
	git -C part commit -qam "$change"
done

run 0 series -s --no-cache part/drivers -o mails
cp out list
[ "$(wc -l <list)" -eq 2 ] || fail "two mails expected: $(cat list)"
[ "$(find mails -name '*.patch' | wc -l)" -eq 2 ] || fail "mails: $(find mails)"
grep -q '^mails/[a-z0-9-]*/0001-rapidio-tsi721-' list || fail "no folder for rapidio: $(cat list)"
[ -z "$(git -C part status --porcelain)" ] || fail "touched the work tree"
while read -r mail; do
	perl part/scripts/checkpatch.pl --strict --no-tree "$mail" >check 2>&1 ||
		{ fail "checkpatch.pl: $mail"; cat check; }
	grep -q '^total: 0 errors, 0 warnings, 0 checks' check || fail "checkpatch.pl: $(tail -n 3 check)"
	grep -q '^To: .*@' "$mail" || fail "no To: in $mail"
	grep -q 'linux-kernel@vger.kernel.org' "$mail" || fail "no list in $mail"
	rm -rf applied
	git clone -q part applied
	git -C applied checkout -q "$(sed -n 's/^base-commit: //p' "$mail")"
	git -C applied am -q "$WORK/$mail" || fail "git am: $mail"
	subject=$(git -C applied log -1 --format=%s)
	[ ${#subject} -le 75 ] || fail "long subject: $subject"
	file=$(git -C applied show --format= --name-only | head -n 1)
	run 0 check --no-cache --checks='-*,wq-flush-system' "applied/$file"
done <list
finish
