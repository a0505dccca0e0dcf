/* SPDX-License-Identifier: GPL-2.0-only */
/* The table of options. */
#include "options_table.h"

#include "options.h"

#define AT(member) offsetof(struct options, member)

static const struct option_row table[] = {
	{ GROUP_INPUT, "files-from", 0, OPTION_VALUE, AT(files_from), "FILE",
	  "more paths, one per line (-: standard input)" },
	{ GROUP_INPUT, "null", 'z', OPTION_FLAG, AT(nul), NULL,
	  "--files-from has zero bytes instead of newlines" },
	{ GROUP_INPUT, "builddir", 'p', OPTION_VALUE, AT(builddir), "BUILDDIR",
	  "where compile_commands.json or the kernel's objects are" },
	{ GROUP_INPUT, "kdir", 0, OPTION_VALUE, AT(kdir), "DIR",
	  "kernel headers for a driver repository\n"
	  "(default: the running kernel's build folder)" },

	{ GROUP_CHANGE, "staged", 0, OPTION_FLAG, AT(staged), NULL,
	  "what is staged for the next commit" },
	{ GROUP_CHANGE, "strict", 0, OPTION_FLAG, AT(strict), NULL,
	  "with --staged: fail when it cannot be analysed" },
	{ GROUP_CHANGE, "since", 0, OPTION_VALUE, AT(since), "REV",
	  "what changed since this commit; A..B as PATH: between two" },
	{ GROUP_CHANGE, "diff", 0, OPTION_VALUE, AT(diff), "FILE",
	  "what this unified diff changed (-: standard input)" },

	{ GROUP_FINDINGS, "checks", 0, OPTION_VALUE, AT(checks), "GLOBS",
	  "comma list; -GLOB turns off, later ones win" },
	{ GROUP_FINDINGS, "list-checks", 0, OPTION_FLAG, AT(list_checks), NULL,
	  "print all checks, with on or off, and exit" },
	{ GROUP_FINDINGS, "inconclusive", 0, OPTION_FLAG, AT(inconclusive), NULL,
	  "also show what is only possible" },
	{ GROUP_FINDINGS, "warnings-as-errors", 0, OPTION_VALUE, AT(warnings_as_errors), "GLOBS",
	  "raise the severity of these checks" },
	{ GROUP_FINDINGS, "fail-on", 0, OPTION_VALUE, AT(fail_on), "SEVERITY",
	  "note, warning or error: exit with 1 for a finding\n"
	  "of this severity or above (default: warning)" },
	{ GROUP_FINDINGS, "exit-zero", 0, OPTION_FLAG, AT(exit_zero), NULL,
	  "exit with 0 instead of 1 or 3" },

	{ GROUP_FINDINGS, "suppressions", 0, OPTION_VALUE, AT(suppressions), "FILE",
	  "rows CHECK:PATH-GLOB:FUNCTION that are not shown" },
	{ GROUP_FINDINGS, "baseline", 0, OPTION_VALUE, AT(baseline), "FILE",
	  "only what this JSON report does not have" },
	{ GROUP_FINDINGS, "write-baseline", 0, OPTION_VALUE, AT(write_baseline), "FILE",
	  "write such a report and exit with 0" },
	{ GROUP_FINDINGS, "baseline-commit", 0, OPTION_VALUE, AT(baseline_commit), "REV",
	  "only what this commit did not have" },

	{ GROUP_FIX, "in-place", 0, OPTION_FLAG, AT(in_place), NULL,
	  "edit the files, all of a module or none" },
	{ GROUP_FIX, "force", 0, OPTION_FLAG, AT(force), NULL,
	  "also files with changes that are not committed" },
	{ GROUP_FIX, "checks", 0, OPTION_VALUE, AT(checks), "GLOBS",
	  "what to mend: wq-flush-system is on, others can be added:\nlock-leak, lock-uninit, wq-deprecated-alloc,\nwq-flush-redundant" },
	{ GROUP_PLAN, "strategy", 0, OPTION_VALUE, AT(strategy), "STRATEGY",
	  "remove, flush-work, existing-wq or module-wq\n(default: the least change that is proven)" },
	{ GROUP_PLAN, "wq-name", 0, OPTION_VALUE, AT(wq_name), "NAME",
	  "of a new workqueue (default: from the module)" },

	{ GROUP_PLAN, "build", 0, OPTION_VALUE, AT(build), "KDIR",
	  "compile what is touched with kbuild, W=1, in a copy;\nKDIR: a kernel's build folder, made ready for modules" },

	{ GROUP_SERIES, "checks", 0, OPTION_VALUE, AT(checks), "GLOBS",
	  "what to mend, as for fix" },
	{ GROUP_SERIES, "output-directory", 'o', OPTION_VALUE, AT(output_directory), "DIR",
	  "where the mails go; it may not exist yet" },
	{ GROUP_SERIES, "reroll-count", 'v', OPTION_VALUE, AT(reroll_count), "N",
	  "version N of the series: [PATCH vN], vN-0001-..." },
	{ GROUP_SERIES, "subject-prefix", 0, OPTION_VALUE, AT(subject_prefix), "TEXT",
	  "instead of PATCH in [PATCH]: 'PATCH net-next'" },
	{ GROUP_SERIES, "signoff", 's', OPTION_FLAG, AT(signoff), NULL,
	  "add your Signed-off-by; read the mails first" },
	{ GROUP_SERIES, "force", 0, OPTION_FLAG, AT(force), NULL,
	  "replace mails of this version in DIR" },

	{ GROUP_GRAPH, "around", 0, OPTION_LIST, AT(around), "CLASS",
	  "only what touches this lock class and the cycles\nthrough it: foo.lock, 'foo.*'; may be repeated" },
	{ GROUP_GRAPH, "finding", 0, OPTION_LIST, AT(finding), "PATH:LINE",
	  "only what touches the locks of this finding" },
	{ GROUP_GRAPH, "format", 0, OPTION_VALUE, AT(format), "FORMAT",
	  "dot (default, for Graphviz) or json" },
	{ GROUP_OUTPUT, "format", 0, OPTION_VALUE, AT(format), "FORMAT",
	  "of standard output: text (default), json, sarif,\ngitlab or github" },
	{ GROUP_OUTPUT, "json-output", 0, OPTION_LIST, AT(json_output), "FILE",
	  "also write JSON to FILE; may be repeated" },
	{ GROUP_OUTPUT, "sarif-output", 0, OPTION_LIST, AT(sarif_output), "FILE",
	  "the same for SARIF 2.1.0" },
	{ GROUP_OUTPUT, "gitlab-output", 0, OPTION_LIST, AT(gitlab_output), "FILE",
	  "the same for GitLab's code quality report" },
	{ GROUP_OUTPUT, "text-output", 0, OPTION_LIST, AT(text_output), "FILE",
	  "the same for the text" },
	{ GROUP_OUTPUT, "terse", 0, OPTION_FLAG, AT(terse), NULL, "one line per finding" },
	{ GROUP_OUTPUT, "full-path", 0, OPTION_FLAG, AT(full_path), NULL,
	  "absolute paths in text" },
	{ GROUP_OUTPUT, "stats", 0, OPTION_FLAG, AT(stats), NULL,
	  "counts, coverage and times on standard error" },

	{ GROUP_RUN, "jobs", 'j', OPTION_VALUE, AT(jobs), "N",
	  "worker processes (default: the number of CPUs)" },
	{ GROUP_RUN, "timeout", 0, OPTION_VALUE, AT(timeout), "SEC",
	  "give up on a unit after SEC seconds (default: 60)" },
	{ GROUP_RUN, "cache-dir", 0, OPTION_VALUE, AT(cache_dir), "DIR",
	  "where facts are kept (default: ~/.cache/lockstep)" },
	{ GROUP_RUN, "no-cache", 0, OPTION_FLAG, AT(no_cache), NULL,
	  "neither read nor write the cache" },

	{ GROUP_COMMON, "color", 0, OPTION_WHEN, AT(color), "WHEN",
	  "always, never or auto (default)" },
	{ GROUP_COMMON, "quiet", 'q', OPTION_FLAG, AT(quiet), NULL,
	  "no progress, no summary, no remarks" },
	{ GROUP_COMMON, "no-config", 0, OPTION_FLAG, AT(no_config), NULL,
	  "do not read .lockstep.conf" },
	{ GROUP_COMMON, "version", 0, OPTION_FLAG, AT(version), NULL,
	  "versions of lockstep, libclang and spatch" },
	{ GROUP_COMMON, "help", 'h', OPTION_FLAG, AT(help), NULL, "print this" },
	{ .name = NULL },
};

const struct option_row *options_table(void)
{
	return table;
}
