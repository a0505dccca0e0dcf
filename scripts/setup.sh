#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/setup.sh [--tests]    installs the packages that are missing (Debian, Ubuntu)
#
# As root, or with sudo.  With everything there it runs no package manager at all.  --tests adds
# what only scripts/test.sh needs.
set -eu

LIBCLANG_AT_LEAST=17

# The newest libclang-N-dev with N >= 17 that a list of package names on stdin holds.
newest_libclang()
{
	sed -n 's/^libclang-\([0-9]*\)-dev.*/\1/p' | sort -n | tail -n 1 |
		awk -v least=$LIBCLANG_AT_LEAST '$1 >= least { print "libclang-" $1 "-dev" }'
}

installed()
{
	dpkg-query -W -f '${Status}\n' "$1" 2>/dev/null | grep -q ' installed$'
}

as_root()
{
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		echo "setup: neither root nor sudo: cannot run: $*" >&2
		exit 1
	fi
}

apt()
{
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"
}

wanted="gcc libc6-dev cmake ninja-build pkg-config libglib2.0-dev libsqlite3-dev libzstd-dev libxxhash-dev libcjson-dev"
wanted="$wanted git"
if [ "${1-}" = --tests ]; then
	wanted="$wanted check clang coccinelle linux-source-6.1 xz-utils binutils time"
	wanted="$wanted python3-jsonschema pre-commit"
	wanted="$wanted make flex bison bc libelf-dev" # what a kernel is built with
fi

if ! command -v apt-get >/dev/null; then
	echo "setup: no apt-get here; needed are: $wanted libclang >= $LIBCLANG_AT_LEAST" >&2
	exit 0
fi

missing=
for package in $wanted; do
	case $package in
	pkg-config) installed pkg-config || installed pkgconf || missing="$missing $package" ;;
	*) installed "$package" || missing="$missing $package" ;;
	esac
done
libclang=$(dpkg-query -W -f '${Package} ${Status}\n' 'libclang-*-dev' 2>/dev/null |
	grep ' installed$' | newest_libclang)
[ -n "$missing" ] || [ -z "$libclang" ] || exit 0

apt update
if [ -z "$libclang" ]; then
	libclang=$(apt-cache pkgnames libclang- | newest_libclang)
	if [ -z "$libclang" ]; then
		echo "setup: this distribution has no libclang-N-dev with N >= $LIBCLANG_AT_LEAST" >&2
		exit 1
	fi
	missing="$missing $libclang"
fi
# shellcheck disable=SC2086
apt install -y --no-install-recommends $missing
