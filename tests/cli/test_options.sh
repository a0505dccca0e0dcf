#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# Options that need no source, and mistakes on the command line.
. "$(dirname "$0")/../lib.sh"

run 0 --version
has out '^lockstep [0-9]+\.[0-9]+.*libclang [0-9]+'
empty err
run 0 --help
has out 'check'
empty err
for command in check dump; do
	run 0 "$command" --help
	has out "lockstep $command"
done
run 0 --list-checks
has out '^ *wq-flush-system'

# Every mistake: status 2, the reason on stderr, nothing on stdout.
mkdir empty_folder module
echo 'obj-m += x.o' >module/Makefile
echo 'int x;' >module/x.c
for arguments in "--no-such-option" "check --no-such-option module" "check missing.c" \
	"check missing_folder" "check empty_folder" "check --checks=no-such-check module" \
	"check --format=no-such-format module" "check -j nonsense module" "check -j0 module" \
	"check --timeout=never module" "dump no-such-phase module/x.c" "dump" \
	"check --kdir=missing_folder module" "check -p missing_folder module" \
	"check --files-from=missing_list" "check --json-output=missing_folder/out.json module" \
	"check --cache-dir=module/x.c/cache module"; do
	# shellcheck disable=SC2086
	run 2 $arguments
	empty out
	has err '^lockstep: '
	has_not err '[Ww]arning|[Ee]rror'
done

# A command that nearly exists is named.
run 2 chekc module
has err '^lockstep: '
finish
