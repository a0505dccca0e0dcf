/* SPDX-License-Identifier: GPL-2.0-only */
/* Headers that the kernel's build makes from tables of the tree with awk or small programs. */
#include "parse/synth_private.h"

#include <string.h>

/* Called for every line that is not empty or a comment: its words, NULL at the end. */
typedef void table_row(GString *out, char **words, void *data);

/* Lines of the table as words; FALSE if there is no such file. */
static gboolean read_table(const struct synth *s, const char *name, GString *out, table_row *row,
			   void *data)
{
	char *path = g_build_filename(s->source, name, NULL);
	char *text = NULL;
	char **lines;

	g_file_get_contents(path, &text, NULL, NULL);
	g_free(path);
	if (!text)
		return FALSE;
	lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++) {
		char **words = g_strsplit_set(*line, " \t\r", -1);
		guint n = 0;

		for (guint i = 0; words[i]; i++) {
			char *word = words[i];

			if (*word != '\0')
				words[n++] = word;
			else
				g_free(word);
		}
		words[n] = NULL;
		if (n > 0 && words[0][0] != '#')
			row(out, words, data);
		g_strfreev(words);
	}
	g_strfreev(lines);
	g_free(text);
	return TRUE;
}

/* arm: "riscpc ARCH_RPC RISCPC 1" */
static void arm_machine(GString *out, char **words, void *data)
{
	if (g_strv_length(words) < 3)
		return;
	g_string_append_printf(out, "#define MACH_TYPE_%s %s\n#define machine_is_%s() (0)\n",
			       words[2], words[3] ? words[3] : "0", words[0]);
}

/* sh: "SE SH_SOLUTION_ENGINE" */
static void sh_machine(GString *out, char **words, void *data)
{
	char *low = g_ascii_strdown(words[0], -1);

	g_string_append_printf(out, "#define MACH_%s 0\n#define mach_is_%s() (0)\n", words[0], low);
	g_free(low);
}

/* arm64: one name per line */
static void arm64_capability(GString *out, char **words, void *data)
{
	unsigned int *count = data;

	g_string_append_printf(out, "#define ARM64_%s %u\n", words[0], (*count)++);
}

/* xe: "22012773006 GRAPHICS_VERSION_RANGE(1200, 1250)", more conditions are indented */
static void xe_workaround(GString *out, char **words, void *data)
{
	unsigned int *count = data;

	if (!words[1] || strchr(words[0], '('))
		return;
	g_string_append_printf(out, "\tXE_WA_OOB_%s = %u,\n", words[0], (*count)++);
}

struct registers {
	char *reg, *field;
};

static void print_field(GString *out, const char *reg, const char *bits, const char *name)
{
	const char *colon = strchr(bits, ':');
	int msb = (int)g_ascii_strtoll(bits, NULL, 10);
	int lsb = colon ? (int)g_ascii_strtoll(colon + 1, NULL, 10) : msb;

	g_string_append_printf(out,
			       "#define %s_%s GENMASK(%d, %d)\n#define %s_%s_MASK GENMASK(%d, %d)\n"
			       "#define %s_%s_SHIFT %d\n#define %s_%s_WIDTH %d\n",
			       reg, name, msb, lsb, reg, name, msb, lsb, reg, name, lsb, reg, name,
			       msb - lsb + 1);
}

static void print_register(GString *out, char **w)
{
	g_string_append_printf(out,
			       "#define REG_%s S%s_%s_C%s_C%s_%s\n"
			       "#define SYS_%s sys_reg(%s, %s, %s, %s, %s)\n"
			       "#define SYS_%s_Op0 %s\n#define SYS_%s_Op1 %s\n"
			       "#define SYS_%s_CRn %s\n#define SYS_%s_CRm %s\n"
			       "#define SYS_%s_Op2 %s\n",
			       w[1], w[2], w[3], w[4], w[5], w[6], w[1], w[2], w[3], w[4], w[5],
			       w[6], w[1], w[2], w[1], w[3], w[1], w[4], w[1], w[5], w[1], w[6]);
}

/* arm64: Sysreg, SysregFields, Field, Enum and the rows of an Enum */
static void arm64_register(GString *out, char **words, void *data)
{
	struct registers *at = data;
	guint n = g_strv_length(words);
	gboolean shared = strcmp(words[0], "SysregFields") == 0;

	if ((shared && n >= 2) || (strcmp(words[0], "Sysreg") == 0 && n >= 7)) {
		if (!shared)
			print_register(out, words);
		g_free(at->reg);
		at->reg = g_strdup(words[1]);
		g_string_append_printf(out,
				       "#define %s_RES0 (UL(0))\n#define %s_RES1 (UL(0))\n"
				       "#define %s_UNKN (UL(0))\n",
				       at->reg, at->reg, at->reg);
	} else if (at->reg && n >= 3 &&
		   (strcmp(words[0], "Field") == 0 || g_str_has_suffix(words[0], "Enum"))) {
		print_field(out, at->reg, words[1], words[2]);
		g_free(at->field);
		at->field = g_strdup(words[2]);
		if (strcmp(words[0], "Field") != 0)
			g_string_append_printf(out, "#define %s_%s_SIGNED %s\n", at->reg, at->field,
					       words[0][0] == 'S' ? "true" : "false");
	} else if (at->reg && at->field && n >= 2 && g_str_has_prefix(words[0], "0b")) {
		g_string_append_printf(out, "#define %s_%s_%s UL(%s)\n", at->reg, at->field,
				       words[1], words[0]);
	}
}

static int driver_tables(const struct synth *s, const char *out)
{
	GString *text = g_string_new("extern unsigned int __machine_arch_type;\n"
				     "#define machine_arch_type __machine_arch_type\n");
	unsigned int count = 0;
	int result = 0;

	if (read_table(s, "arch/arm/tools/mach-types", text, arm_machine, NULL)) {
		result |= header_write(out, "generated/mach-types.h", text->str);
		result |= header_write(out, "asm/mach-types.h", text->str);
	}
	g_string_truncate(text, 0);
	if (read_table(s, "arch/sh/tools/mach-types", text, sh_machine, NULL))
		result |= header_write(out, "generated/machtypes.h", text->str);
	g_string_assign(text, "enum xe_wa_oob {\n");
	if (read_table(s, "drivers/gpu/drm/xe/xe_wa_oob.rules", text, xe_workaround, &count)) {
		g_string_append_printf(text, "\t_XE_WA_OOB_COUNT = %u\n};\n", count);
		result |= header_write(out, "generated/xe_wa_oob.h", text->str);
	}
	g_string_free(text, TRUE);
	return result;
}

static int arm64_tables(const struct synth *s, const char *out)
{
	struct registers at = { NULL, NULL };
	GString *text = g_string_new(NULL);
	unsigned int count = 0;
	int result = 0;

	if (read_table(s, "arch/arm64/tools/cpucaps", text, arm64_capability, &count)) {
		g_string_append_printf(text, "#define ARM64_NCAPS %u\n", count);
		result |= header_write(out, "asm/cpucaps.h", text->str);
		result |= header_write(out, "asm/cpucap-defs.h", text->str);
	}
	g_string_truncate(text, 0);
	if (read_table(s, "arch/arm64/tools/sysreg", text, arm64_register, &at))
		result |= header_write(out, "asm/sysreg-defs.h", text->str);
	g_free(at.reg);
	g_free(at.field);
	g_string_free(text, TRUE);
	return result;
}

/* x86 since 6.15: which features the configuration requires or rules out; none. */
static int x86_tables(const struct synth *s, const char *out)
{
	GString *text = g_string_new("#include <asm/cpufeatures.h>\n");
	int result;

	for (unsigned int i = 0; i < 32; i++)
		g_string_append_printf(
			text, "#define REQUIRED_MASK%u 0\n#define DISABLED_MASK%u 0\n", i, i);
	g_string_append(text, "#define REQUIRED_MASK_BIT_SET(x) 0\n"
			      "#define DISABLED_MASK_BIT_SET(x) 0\n");
	result = header_write(out, "asm/cpufeaturemasks.h", text->str);
	g_string_free(text, TRUE);
	return result;
}

int headers_tables(const struct synth *s, const char *out)
{
	int result = driver_tables(s, out);

	result |= arm64_tables(s, out);
	result |= x86_tables(s, out);
	result |= header_write(out, "asm/facility-defs.h",
			       "#define FACILITIES_ALS 0UL\n#define FACILITIES_KVM 0UL\n"
			       "#define FACILITIES_KVM_CPUMODEL 0UL\n");
	return result | header_write(out, "asm/dis-defs.h", "");
}
