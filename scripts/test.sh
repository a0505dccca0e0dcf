#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/test.sh    installs what is needed, builds with gcc, clang and sanitizers, runs all tests
#
# The last lines are ctest's summary.  The kernel that some tests read is Debian's linux-source-6.1,
# unpacked once into ${XDG_CACHE_HOME:-~/.cache}/lockstep-tests; LOCKSTEP_KERNEL_TREE=folder uses
# another copy of it.
set -eu

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/lockstep-tests
jobs=$(nproc)

# Unpacks the tarball under a name that says which version it is; prints the folder.
unpack_kernel()
{
	local tarball=/usr/src/linux-source-6.1.tar.xz version folder

	version=$(dpkg-query -W -f '${Version}' linux-source-6.1)
	folder=$cache/linux-source-$version
	if [ ! -d "$folder" ]; then
		echo "test: unpacking $tarball into $folder" >&2
		mkdir -p "$cache"
		rm -rf "$folder.new"
		mkdir "$folder.new"
		tar -xJf "$tarball" -C "$folder.new" --strip-components=1
		mv "$folder.new" "$folder"
	fi
	echo "$folder"
}

# Configures and builds one preset; further arguments are for the configure step.
build()
{
	local preset=$1

	shift
	echo "test: building preset $preset"
	cmake --preset "$preset" "$@" >"build/$preset.log" 2>&1 ||
		{ cat "build/$preset.log"; exit 1; }
	cmake --build --preset "$preset" -j "$jobs"
}

"$root/scripts/setup.sh" --tests
kernel=${LOCKSTEP_KERNEL_TREE:-$(unpack_kernel)}

cd "$root"
mkdir -p build
build clang
build asan
build ci -DLOCKSTEP_KERNEL_TREE="$kernel" -DLOCKSTEP_ASAN_DIR="$root/build/asan"
ctest --preset ci -j "$jobs"
