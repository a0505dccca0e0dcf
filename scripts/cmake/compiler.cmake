# SPDX-License-Identifier: GPL-2.0-only
# Strict for gcc and clang alike; everything that is built here gets these flags.
add_library(lockstep_flags INTERFACE)
target_compile_definitions(lockstep_flags INTERFACE _GNU_SOURCE)
target_compile_options(lockstep_flags INTERFACE
	-Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings
	-Wpointer-arith -Wundef -Wvla -Wformat=2 -Wno-unused-parameter)

if(LOCKSTEP_SANITIZE)
	target_compile_options(lockstep_flags INTERFACE
		-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
	target_link_options(lockstep_flags INTERFACE -fsanitize=address,undefined)
endif()

if(LOCKSTEP_COVERAGE)
	target_compile_options(lockstep_flags INTERFACE --coverage)
	target_link_options(lockstep_flags INTERFACE --coverage)
endif()

if(LOCKSTEP_FUZZ)
	if(NOT CMAKE_C_COMPILER_ID MATCHES "Clang")
		message(FATAL_ERROR "LOCKSTEP_FUZZ needs clang: cmake --preset fuzz")
	endif()
	target_compile_options(lockstep_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
