# SPDX-License-Identifier: GPL-2.0-only
# The libraries, all from the distribution; scripts/setup.sh installs them.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(GLIB REQUIRED IMPORTED_TARGET glib-2.0>=2.66)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(CJSON REQUIRED IMPORTED_TARGET libcjson)
if(LOCKSTEP_TESTS)
	pkg_check_modules(CHECK REQUIRED IMPORTED_TARGET check)
endif()

find_package(Libclang 17 REQUIRED)
