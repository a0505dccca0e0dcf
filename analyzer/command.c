/* SPDX-License-Identifier: GPL-2.0-only */
/* The table of commands. */
#include "command.h"

#include <glib.h>
#include <string.h>

#include "base/suggest.h"

static const struct command table[] = {
	{ .name = "check",
	  .arguments = "[PATH...]",
	  .title = "print findings (the default command)",
	  .description =
		  "Looks for deadlocks in kernel source and prints them on standard output.\n"
		  "PATH is a kernel tree, a driver repository, a folder or .c file of one, or a\n"
		  "module (FOLDER/NAME.ko); M=FOLDER is the same as FOLDER.  Default: the current\n"
		  "folder.  Nothing is built, and nothing is ever written into the tree.\n\n"
		  "Exit status: 0 no findings, 1 findings, 2 nothing was analysed (the message\n"
		  "says why), 3 no findings, but some input could not be analysed.",
	  .examples = "  lockstep check ~/linux\n"
		      "  lockstep drivers/nvme drivers/input/mouse/psmouse.ko\n"
		      "  lockstep check --checks='-*,wq-*' --json-output=out.json ~/linux\n"
		      "  git diff --name-only v6.1 -- '*.c' | lockstep --files-from=-\n"
		      "  lockstep check --kdir=/lib/modules/$(uname -r)/build ~/my-driver\n"
		      "  lockstep check --since=origin/main --sarif-output=lockstep.sarif\n",
	  .groups = GROUP_INPUT | GROUP_CHANGE | GROUP_FINDINGS | GROUP_OUTPUT | GROUP_RUN,
	  .run = command_check },
	{ .name = "explain",
	  .arguments = "CHECK",
	  .title = "what a check means, and how to fix what it finds",
	  .description =
		  "Prints the page of a check as Markdown: why it matters, a bad and a good example,\n"
		  "what the fix does, when it refuses, how to suppress a finding, references.",
	  .examples = "  lockstep explain wq-flush-system\n"
		      "  lockstep explain lock-order | less\n",
	  .run = command_explain },
	{ .name = "hook",
	  .arguments = "install|uninstall [FOLDER]",
	  .title = "check every commit of a git repository before it is made",
	  .description =
		  "Installs a pre-commit hook that runs 'lockstep check --staged', or takes it away.\n"
		  "A hook that is already there is kept and runs first.  FOLDER is the repository;\n"
		  "default: the current folder.  core.hooksPath is respected.",
	  .examples = "  lockstep hook install\n"
		      "  lockstep hook uninstall ~/my-driver\n",
	  .run = command_hook },
	{ .name = "kbuild",
	  .arguments = "COMPILER-OPTIONS... FILE.c",
	  .title = "collect facts while the kernel is built",
	  .description =
		  "For make C=1 CHECK=\"lockstep kbuild\": keeps what FILE.c says in the cache, so\n"
		  "that a later 'lockstep check' finds it there.  Prints no findings and always exits\n"
		  "with 0.  Its own options come first, then those of the compiler.",
	  .examples = "  make C=1 CHECK=\"lockstep kbuild\" drivers/input/ && lockstep drivers/input\n",
	  .groups = GROUP_INPUT | GROUP_RUN,
	  .passive = TRUE,
	  .run = command_kbuild },
	{ .name = "fix",
	  .arguments = "[PATH...]",
	  .title = "print a proven diff for each flush of a system workqueue",
	  .description =
		  "Turns what wq-flush-system finds into changes of the whole module and prints a\n"
		  "unified diff for each, with the reasons in front; git apply and patch take the\n"
		  "output as it is.  Each change is proven first: the changed files are read again.\n"
		  "What can not be proven is explained and left alone.\n\n"
		  "Exit status: 0 all was fixed, or there was nothing to fix, 1 something is left to\n"
		  "do by hand, 2 nothing was analysed, 3 some input could not be analysed.",
	  .examples = "  lockstep fix drivers/nvme/target > nvmet.patch\n"
		      "  lockstep fix --in-place drivers/block/aoe\n"
		      "  lockstep fix --strategy=module-wq --wq-name=foo_wq drivers/foo\n",
	  .groups = GROUP_INPUT | GROUP_PLAN | GROUP_FIX | GROUP_OUTPUT | GROUP_RUN,
	  .run = command_fix },
	{ .name = "series",
	  .arguments = "[PATH...] -o DIR",
	  .title = "write the fixes as a patch series that is ready to be mailed",
	  .description =
		  "One commit per module for what 'lockstep fix' can prove, as mails in DIR: a thread\n"
		  "per maintainer tree with at most 15 patches each, in DIR itself or, for several, in a\n"
		  "folder each.  Nothing is sent.  The series is about HEAD: changes that are not committed\n"
		  "are neither seen nor touched, and neither are branches, index and work tree.  Prints\n"
		  "the names of the mails; DIR gets all of them or none.\n\n"
		  "Exit status: 0 all was fixed, or there was nothing to fix, 1 something is left to\n"
		  "do by hand, 2 nothing was written, 3 some input could not be analysed.",
	  .examples = "  lockstep series drivers/input -o ~/mails\n"
		      "  lockstep series -s -v 2 --subject-prefix='PATCH net-next' drivers/net -o ~/mails\n",
	  .groups = GROUP_INPUT | GROUP_PLAN | GROUP_SERIES | GROUP_RUN,
	  .run = command_series },
	{ .name = "graph",
	  .arguments = "[PATH...]",
	  .title = "print the lock graph",
	  .description =
		  "Prints which locks are taken while which are held below PATH, and what is waited\n"
		  "for under them: an arrow from a to b says that b is waited for while a is held,\n"
		  "or that the handler of a takes b.  Cycles, which can deadlock, are red.  The order\n"
		  "is that of lock classes, as in lockdep; 'lockstep check' decides what is a bug.",
	  .examples = "  lockstep graph drivers/nvme/target | dot -Tsvg > nvmet.svg\n"
		      "  lockstep graph --finding=drivers/char/tpm/tpm-dev-common.c:153 drivers/char/tpm\n"
		      "  lockstep graph --around=rtnl_mutex net/core\n"
		      "  lockstep graph --format=json fs/btrfs | jq '.edges[] | select(.cyclic)'\n",
	  .groups = GROUP_INPUT | GROUP_GRAPH | GROUP_RUN,
	  .run = command_graph },
	{ .name = "log",
	  .arguments = "FILE|- [PATH]",
	  .title = "tie what a kernel log says about locks and waits to the source",
	  .description =
		  "Reads a kernel log (dmesg, journalctl, a console) and prints lockdep's reports, hung tasks,\n"
		  "sleeping in atomic context and workqueue flushes as findings at the functions that they\n"
		  "name, with what the checks say of that source.  PATH is the tree; default: the\n"
		  "current folder.  A trace that scripts/decode_stacktrace.sh has decoded gives lines.\n\n"
		  "Exit status: 0 the log has no such report, 1 it has, 2 it could not be read.",
	  .examples = "  dmesg | lockstep log - ~/linux\n"
		      "  lockstep log console.txt --format=json\n",
	  .groups = GROUP_INPUT | GROUP_OUTPUT | GROUP_RUN,
	  .run = command_log },
	{ .name = "dump",
	  .arguments = "PHASE PATH...",
	  .title = "print what a phase made of some files",
	  .description =
		  "Prints one phase of the analysis as plain text lines.  PHASE is one of\n"
		  "  modules    the modules that the .c files below PATH are linked into\n"
		  "  facts      what each .c file below PATH says: functions, calls, work items\n"
		  "  flow       what each function shows: locks under locks, waits, leaks\n"
		  "  summaries  what a caller must know of each function, and how it comes to run\n"
		  "  graph      the edges of the lock graph, one per line",
	  .examples = "  lockstep dump modules drivers/input/mouse\n"
		      "  lockstep dump facts drivers/input/mouse/psmouse-base.c\n",
	  .groups = GROUP_INPUT | GROUP_RUN,
	  .run = command_dump },
	{ .name = NULL },
};

const struct command *command_table(void)
{
	return table;
}

const struct command *command_find(const char *name)
{
	const struct command *c;

	for (c = table; c->name; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

const char *command_suggest(const char *name)
{
	const char *names[G_N_ELEMENTS(table)];
	unsigned int i;

	for (i = 0; i < G_N_ELEMENTS(table); i++)
		names[i] = table[i].name;
	return suggest(name, names);
}
