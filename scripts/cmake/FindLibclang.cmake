# SPDX-License-Identifier: GPL-2.0-only
# libclang, the newest one that is installed, wherever the distribution puts it: what
# llvm-config (also with a version in its name) says, /usr/lib/llvm-N, /usr/lib64/llvmN, and the
# plain system folders.  -DLIBCLANG_ROOT=/prefix is tried first.  No clang program is needed.
#
# Defines the target Libclang::Libclang, Libclang_VERSION, and Libclang_RESOURCE_DIR: clang's own
# headers (stddef.h ...), empty if they are not installed.

set(LIBCLANG_ROOT "" CACHE PATH "Prefix of the libclang to use")

# The prefixes to look in: include/clang-c and lib, lib64 or a multiarch folder below each.
function(libclang_prefixes result)
	file(GLOB folders /usr/lib/llvm-* /usr/lib64/llvm* /usr/lib/llvm[0-9]* /usr/local/llvm-*
		/usr/lib/llvm/* /opt/llvm*)
	file(GLOB configs /usr/bin/llvm-config* /usr/local/bin/llvm-config*)
	foreach(config ${configs})
		execute_process(COMMAND ${config} --prefix OUTPUT_VARIABLE prefix
			OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE status)
		if(status EQUAL 0)
			list(APPEND folders ${prefix})
		endif()
	endforeach()
	list(APPEND folders /usr /usr/local)
	list(REMOVE_DUPLICATES folders)
	if(LIBCLANG_ROOT)
		set(folders ${LIBCLANG_ROOT})
	endif()
	set(${result} ${folders} PARENT_SCOPE)
endfunction()

# The library below a prefix whose file name tells its version; sets library and version.
function(libclang_below prefix)
	file(GLOB files
		${prefix}/lib/libclang-*.so* ${prefix}/lib/libclang.so*
		${prefix}/lib64/libclang-*.so* ${prefix}/lib64/libclang.so*
		${prefix}/lib/*-linux-gnu*/libclang-*.so* ${prefix}/lib/*-linux-gnu*/libclang.so*)
	set(best 0)
	foreach(file ${files})
		get_filename_component(real ${file} REALPATH)
		get_filename_component(name ${real} NAME)
		string(REGEX MATCH "[0-9]+(\\.[0-9]+)*" number "${name}")
		if(name MATCHES "cpp" OR NOT number OR NOT EXISTS ${real})
			continue()
		endif()
		if(number VERSION_GREATER best)
			set(best ${number})
			set(library ${real} PARENT_SCOPE)
		endif()
	endforeach()
	set(version ${best} PARENT_SCOPE)
endfunction()

libclang_prefixes(Libclang_PREFIXES)
set(Libclang_VERSION 0)
foreach(prefix ${Libclang_PREFIXES})
	if(NOT EXISTS ${prefix}/include/clang-c/Index.h)
		continue()
	endif()
	set(version 0)
	libclang_below(${prefix})
	if(version VERSION_GREATER Libclang_VERSION)
		set(Libclang_VERSION ${version})
		set(Libclang_LIBRARY ${library})
		set(Libclang_INCLUDE_DIR ${prefix}/include)
		set(Libclang_PREFIX ${prefix})
	endif()
endforeach()

if(Libclang_LIBRARY)
	string(REGEX MATCH "^[0-9]+" major ${Libclang_VERSION})
	get_filename_component(libdir ${Libclang_LIBRARY} DIRECTORY)
	set(resources)
	foreach(folder ${Libclang_PREFIX}/lib ${libdir} /usr/lib)
		file(GLOB headers ${folder}/clang/${major}*/include/stddef.h)
		list(APPEND resources ${headers})
	endforeach()
	set(Libclang_RESOURCE_DIR "")
	if(resources)
		list(GET resources 0 header)
		get_filename_component(Libclang_RESOURCE_DIR ${header} DIRECTORY)
		get_filename_component(Libclang_RESOURCE_DIR ${Libclang_RESOURCE_DIR} DIRECTORY)
	endif()
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libclang
	REQUIRED_VARS Libclang_LIBRARY Libclang_INCLUDE_DIR
	VERSION_VAR Libclang_VERSION
	REASON_FAILURE_MESSAGE "install libclang-19-dev (or any later one), or set LIBCLANG_ROOT")

if(Libclang_FOUND AND NOT TARGET Libclang::Libclang)
	add_library(Libclang::Libclang SHARED IMPORTED)
	set_target_properties(Libclang::Libclang PROPERTIES
		IMPORTED_LOCATION ${Libclang_LIBRARY}
		INTERFACE_INCLUDE_DIRECTORIES ${Libclang_INCLUDE_DIR})
endif()
