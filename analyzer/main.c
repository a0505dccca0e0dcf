/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lockstep [COMMAND] [OPTIONS] [PATH...]
 *
 * A command opens a session (tree, paths, run), lets the run do its stages
 * (units, facts, program, checks: engine.c), filters and prints the report.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/log.h"
#include "command.h"
#include "options.h"
#include "version.h"

/*
 * Started with a closed standard stream, the next file would get its number.
 * Writing to the /dev/null of stdout fails, as it should.
 */
static void fill_standard_streams(void)
{
	int fd;

	for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 &&
		    open("/dev/null", fd == STDERR_FILENO ? O_WRONLY : O_RDONLY) < 0)
			return;
}

static void print_help(void)
{
	const struct command *c;

	printf("lockstep finds deadlocks in Linux kernel source: waits for work, timers and irqs\n"
	       "under the locks that they need, lock orders, and flushes of shared workqueues.\n\n"
	       "Usage: lockstep [COMMAND] [OPTIONS] [PATH...]\n\nCommands:\n");
	for (c = command_table(); c->name; c++)
		printf("  %-9s %s\n", c->name, c->title);
	printf("\n"
	       "  lockstep COMMAND --help   options and examples of a command\n"
	       "  lockstep --list-checks    what is looked for\n"
	       "  lockstep --version        versions of lockstep and its parts\n\n"
	       "Examples:\n"
	       "  lockstep ~/linux                       the whole tree\n"
	       "  lockstep drivers/nvme                  one folder of it\n"
	       "  lockstep --checks='-*,wq-*' ~/linux    only the workqueue checks\n\n"
	       "Exit status: 0 no findings, 1 findings, 2 nothing was analysed, 3 no findings,\n"
	       "but some input could not be analysed.\n");
}

static int run(const struct command *command, int argc, char **argv)
{
	struct options o;
	int status = EXIT_USAGE;

	if (options_parse(&o, command, argc, argv) == 0) {
		status = EXIT_CLEAN;
		if (o.version)
			version_print();
		else if (o.help && argv[0] != NULL && command_find(argv[0]) == command)
			options_help(command);
		else if (o.help)
			print_help();
		else
			status = command->run(&o);
	}
	options_clear(&o);
	return command->passive && status <= EXIT_INCOMPLETE ? EXIT_CLEAN : status;
}

int main(int argc, char **argv)
{
	const struct command *command = argc > 1 ? command_find(argv[1]) : NULL;
	int status;

	fill_standard_streams();
	if (command)
		status = run(command, argc - 1, argv + 1);
	else
		status = run(command_table(), argc, argv);
	if ((fflush(stdout) != 0 || ferror(stdout)) && status < EXIT_USAGE) {
		error("cannot write: %s", g_strerror(errno));
		status = EXIT_USAGE;
	}
	return status;
}
