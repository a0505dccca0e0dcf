#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/layers.sh [COMPILER [LIBRARY]]    checks the rules of the house that a program can check
#
# base <- include/ <- stage folders <- main.c: who may include what, that every header compiles
# alone, sizes, SPDX lines, and (with LIBRARY, the built liblockstep_core.a) that no file has
# mutable data.  Prints each breach as FILE:LINE: text; exit status 1 if there is one.
set -u

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
compiler=${1:-cc}
library=${2-}
stages="tree parse model checks report rewrite series klog"
breaches=$(mktemp) || exit 2
trap 'rm -f "$breaches"' EXIT

breach() # FILE:LINE TEXT
{
	echo "$1: $2" >>"$breaches"
}

# file:line:header of each #include "header" (form '"') or <header> (form '<') below the given
# places.
includes() # FORM PLACE...
{
	local form=$1

	shift
	grep -rnE --include='*.[ch]' --include='*.def' "^[ 	]*#[ 	]*include[ 	]*$form" "$@" 2>/dev/null |
		sed -E 's/^([^:]*:[0-9]*):.*["<]([^">]*)[">].*/\1:\2/'
}

# Is header one that files of this folder may include?
allowed() # FOLDER HEADER
{
	case $1 in
	include) [ -f "include/$2" ] ;;
	analyzer/base) [[ $2 == base/* ]] ;;
	*)
		[ -f "include/$2" ] || [ -f "$1/$2" ] || { [[ $2 == base/* ]] && [ -f "analyzer/$2" ]; } ||
			{ [ "analyzer/${2%/*}" = "$1" ] && [ -f "analyzer/$2" ]; }
		;;
	esac
}

check_own_includes() # FOLDER
{
	local file line header

	while IFS=: read -r file line header; do
		[ "$(dirname "$file")" = "$1" ] || continue
		allowed "$1" "$header" || breach "$file:$line" "may not include \"$header\""
	done < <(includes '"' "$1")
}

# A foreign library stays in the files whose names match.
check_foreign() # HEADER-PATTERN FILE-PATTERN
{
	local file line header

	while IFS=: read -r file line header; do
		[[ $header =~ $1 ]] || continue
		[[ $file =~ $2 ]] || breach "$file:$line" "<$header> belongs to $2"
	done < <(includes '[<"]' include analyzer)
}

check_one_file() # HEADER
{
	local count

	count=$(grep -rlE --include='*.[ch]' "#[ ]*include <$1>" include analyzer | wc -l)
	[ "$count" -le 1 ] || breach "<$1>" "included by $count files, should be one"
}

check_headers_alone()
{
	local flags header

	flags="-std=gnu11 -D_GNU_SOURCE -Wall -Wextra -Werror -Wno-unused-parameter -Iinclude -Ianalyzer"
	flags="$flags $(pkg-config --cflags glib-2.0 libcjson sqlite3) ${LIBCLANG_CFLAGS-}"
	for header in include/*.h analyzer/*.h analyzer/*/*.h; do
		[ -f "$header" ] || continue
		# shellcheck disable=SC2086
		printf '#include "%s"\nextern int not_empty;\n' "$PWD/$header" |
			$compiler $flags -fsyntax-only -x c - >&2 || breach "$header:1" "does not compile alone"
	done
}

check_sizes()
{
	find analyzer include tests -name '*.[ch]' | sort | while read -r file; do
		awk -v file="$file" '
			/^{/ { start = NR }
			/^}/ && start && NR - start > 60 {
				print file ":" start ": function of " NR - start " lines (at most 60)"
			}
			/^}/ { start = 0 }
			END { if (NR > 500) print file ":500: " NR " lines (at most 500)" }' "$file"
	done >>"$breaches"
}

check_texts()
{
	local file

	# tests/oracle holds cases, whose first line says what they are about
	find analyzer include tests scripts cocci -path tests/oracle -prune -o -type f \
		\( -name '*.[ch]' -o -name '*.def' -o -name '*.sh' -o -name '*.cmake' -o -name '*.cocci' \
		-o -name CMakeLists.txt \) -print | sort | while read -r file; do
		head -n 2 "$file" | grep -q 'SPDX-License-Identifier: GPL-2.0-only' ||
			breach "$file:1" "no SPDX line"
	done
	# The words are cut in two here, so that this file does not find itself.
	grep -rnE '\b(TO''DO|FIX''ME|XX''X)\b' analyzer include tests scripts cocci >>"$breaches"
}

# Read-only tables with pointers are in .data.rel.ro; anything in .data or .bss can change.  Two
# may: the log level, and in model/api.c the index that is made on first use and constant from then
# on.
check_data()
{
	nm -f sysv "$library" 2>/dev/null | awk -F '|' '
		/^[^|]*\.o:$/ || /^Symbols from/ { object = $0 }
		$7 ~ /^ *(\.data|\.bss|\.tbss|\.tdata|\*COM\*)/ && $7 !~ /\.data\.rel\.ro/ {
			name = $1
			gsub(/ /, "", name)
			if (name != "log_quiet" && !(object ~ /api\.c\.o/ && name ~ /^sorted\.[0-9]+$/))
				print object " mutable data: " name
		}' >>"$breaches"
}

for stage in $stages base; do
	check_own_includes "analyzer/$stage"
done
check_own_includes include
check_own_includes analyzer
check_foreign '^clang-c/' '^analyzer/parse/'
check_foreign 'cJSON\.h$' '^analyzer/report/[a-z_]*(json|sarif|gitlab)[a-z_]*\.[ch]$'
check_foreign '^sqlite3\.h$' '^analyzer/parse/'
check_one_file sqlite3.h
check_headers_alone
check_sizes
check_texts
[ -z "$library" ] || check_data

cat "$breaches"
[ ! -s "$breaches" ] || exit 1
echo "layers: all rules kept"
