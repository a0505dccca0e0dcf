#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# tests/cocci/test_rules.sh [--bless]    runs the rules of cocci/ as a user does
#
# testdata/cocci/RULE/CASE.c is an input for cocci/RULE.cocci; a line "// spatch: ARGS" names the
# mode (default: -D report).  CASE.res is what is expected: the file after the change with
# -D patch, else what is printed.  Without it nothing may be printed or changed.
set -u

# shellcheck source=SCRIPTDIR/cases.sh
. "$(dirname "${BASH_SOURCE[0]}")/cases.sh"
failed=0
count=0

# Prints what the rule says of a case, or the changed file if there is a change.
run_rule() # RULE CASE.c
{
	local name args words

	name=$(basename "$2")
	args=$(sed -n 's,^// spatch: ,,p' "$2")
	args=${args:--D report}
	read -ra words <<<"$args"
	[[ $args == "-D patch"* ]] && words+=(--in-place)
	cp "$2" "$work/$name"
	(
		cd "$work" || exit 1
		spatch "${words[@]}" --very-quiet --no-includes --timeout 60 \
			--cocci-file "$root/cocci/$1.cocci" "$name" 2>err |
			sed -e 's,/tmp/cocci-output[^ ]*,NEW,'
	) >"$work/printed"
	if [[ $args == "-D patch"* ]]; then
		cmp -s "$2" "$work/$name" || cat "$work/$name"
	else
		cat "$work/printed"
	fi
}

for rule_file in "$root"/cocci/*.cocci; do
	rule=$(basename "$rule_file" .cocci)
	if ! spatch --parse-cocci "$rule_file" >/dev/null 2>"$work/err"; then
		echo "$rule: does not parse"
		cat "$work/err"
		failed=$((failed + 1))
	fi
	for case in "$root"/testdata/cocci/"$rule"/*.c; do
		wanted=${case%.c}.res
		run_rule "$rule" "$case" >"$work/got"
		count=$((count + 1))
		if [ "${1-}" = --bless ]; then
			rm -f "$wanted"
			[ ! -s "$work/got" ] || cp "$work/got" "$wanted"
			continue
		fi
		[ -e "$wanted" ] || wanted=/dev/null
		diff -u --label "$case (expected)" --label "$case (got)" "$wanted" "$work/got" && continue
		cat "$work/err"
		failed=$((failed + 1))
	done
done
echo "$((count - failed)) of $count cases as expected"
[ "$failed" -eq 0 ]
