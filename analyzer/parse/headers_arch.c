/* SPDX-License-Identifier: GPL-2.0-only */
/* Generated headers of one architecture: its configuration, system calls and tables. */
#include "parse/synth_private.h"

#include <string.h>

#include "parse/kconfig_memo.h"

/*
 * What the architecture and the core kernel do not allow together with the rest: a unit that asks
 * for it anyway would only see half of it.
 */
static void note_off(GHashTable *off, const struct kconfig *k)
{
	for (guint i = 0; i < k->order->len; i++) {
		const struct kconfig_symbol *symbol = g_ptr_array_index(k->order, i);

		if (!symbol->lax && symbol->type == KCONFIG_BOOL && !symbol->on)
			g_hash_table_add(off, g_strdup(symbol->name));
	}
}

static int decide_autoconf(const struct synth *s, const char *arch, const char *out, GHashTable *off)
{
	struct kconfig *k = kconfig_new(s->source, arch);
	char *text = kconfig_autoconf(k);
	int result = header_write(out, "generated/autoconf.h", text);

	note_off(off, k);
	if (!result)
		kconfig_remember(k, out, off);
	g_free(text);
	kconfig_free(k);
	return result;
}

static void move_name(gpointer name, gpointer value, gpointer to)
{
	g_hash_table_add(to, g_strdup(name));
}

static int write_autoconf(const struct synth *s, const char *arch, const char *out)
{
	GHashTable *off = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	int result = kconfig_recall(s->source, out, off) ? 0 : decide_autoconf(s, arch, out, off);

	if (strcmp(arch, s->arch) == 0)
		g_hash_table_foreach(off, move_name, s->off);
	g_hash_table_unref(off);
	return result;
}

/* "120 common clone sys_clone" -> "#define __NR_clone 120"; abi "" takes all. */
static void add_syscalls(GString *out, char *table, const char *prefix)
{
	for (char *next, *line = table; line; line = next) {
		char **words;

		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		g_strdelimit(line, "\t", ' ');
		words = g_strsplit_set(g_strstrip(line), " ", -1);
		if (g_ascii_isdigit(*line)) {
			const char *fields[3] = { NULL, NULL, NULL };

			for (guint i = 0, n = 0; words[i] && n < 3; i++)
				if (*words[i] != '\0')
					fields[n++] = words[i];
			if (fields[2])
				g_string_append_printf(out,
						       "#ifndef __NR_%s%s\n#define __NR_%s%s %s\n"
						       "#endif\n",
						       prefix, fields[2], prefix, fields[2],
						       fields[0]);
		}
		g_strfreev(words);
	}
}

/* Numbers from the first of the tables that exists. */
static int write_syscalls(const struct synth *s, const char *const *tables, const char *prefix,
			  const char *name, const char *out)
{
	GString *text = g_string_new(NULL);
	char *table = NULL;
	int result;

	for (; *tables && !table; tables++) {
		char *path = g_build_filename(s->source, *tables, NULL);

		g_file_get_contents(path, &table, NULL, NULL);
		g_free(path);
	}
	if (table)
		add_syscalls(text, table, prefix);
	g_string_append(text, "#ifndef __NR_syscalls\n#define __NR_syscalls 500\n#endif\n");
	result = header_write(out, name, text->str);
	g_free(table);
	g_string_free(text, TRUE);
	return result;
}

static int x86_syscalls(const struct synth *s, const char *out)
{
	static const char *const t32[] = { "arch/x86/entry/syscalls/syscall_32.tbl", NULL };
	static const char *const t64[] = { "arch/x86/entry/syscalls/syscall_64.tbl", NULL };
	int result = write_syscalls(s, t32, "", "asm/unistd_32.h", out);

	result |= write_syscalls(s, t64, "", "asm/unistd_64.h", out);
	result |= write_syscalls(s, t64, "", "asm/unistd_x32.h", out);
	result |= write_syscalls(s, t32, "ia32_", "asm/unistd_32_ia32.h", out);
	result |= write_syscalls(s, t64, "x32_", "asm/unistd_64_x32.h", out);
	return result;
}

static int arch_syscalls(const struct synth *s, const char *arch, const char *out)
{
	static const char *const names[] = {
		"asm/unistd_32.h",     "asm/unistd_64.h",	 "asm/unistd_o32.h",
		"asm/unistd_n32.h",    "asm/unistd_n64.h",	 "asm/unistd-common.h",
		"asm/unistd-eabi.h",   "asm/unistd-oabi.h",	 "asm/unistd_nr_o32.h",
		"asm/unistd_nr_n32.h", "asm/unistd_nr_n64.h",	 "asm/unistd_nr.h",
		"asm/unistd-nr.h",     "asm/unistd_compat_32.h",
	};
	char *paths[4] = {
		g_strdup_printf("arch/%s/kernel/syscalls/syscall.tbl", arch),
		g_strdup_printf("arch/%s/tools/syscall.tbl", arch),
		g_strdup_printf("arch/%s/tools/syscall_64.tbl", arch),
		g_strdup("scripts/syscall.tbl"),
	};
	const char *tables[] = { paths[0], paths[1], paths[2], paths[3], NULL };
	int result = 0;

	if (strcmp(arch, "x86") == 0)
		result = x86_syscalls(s, out);
	else
		for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
			result |= write_syscalls(s, tables, "", names[i], out);
	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++)
		g_free(paths[i]);
	return result;
}

/* Tables of calls that only assembler and entry code include: empty is right. */
static int write_empty(const char *out)
{
	static const char *const names[] = {
		"asm/syscalls_32.h",
		"asm/syscalls_64.h",
		"asm/syscalls_x32.h",
		"asm/syscall_table.h",
		"asm/syscall_table_32.h",
		"asm/syscall_table_64.h",
		"asm/syscall_table_o32.h",
		"asm/syscall_table_n32.h",
		"asm/syscall_table_n64.h",
		"asm/syscall_table_spu.h",
		"asm/xen-hypercalls.h",
		"asm/orc_hash.h",
		"asm/syscall_table_compat_32.h",
	};
	int result = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		result |= header_write(out, names[i], "");
	return result;
}

int headers_arch(const struct synth *s, const char *arch)
{
	char *out = g_build_filename(s->dir, "arch", arch, NULL);
	int result = write_autoconf(s, arch, out);

	result |= arch_syscalls(s, arch, out);
	result |= write_empty(out);
	g_free(out);
	return result;
}
