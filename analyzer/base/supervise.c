/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The parent is a "subreaper": processes that lose their parent become its
 * children, so that it can find and end every one of them.  It only waits
 * for signals and needs no handler.
 */
#include "base/supervise.h"

#include <errno.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"

/* The parent of a process as /proc/PID/stat says: "PID (NAME) STATE PPID ...". */
static pid_t parent_of(const char *pid)
{
	g_autofree char *path = g_strdup_printf("/proc/%s/stat", pid);
	g_autofree char *text = NULL;
	const char *after_name;
	int parent = -1;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		return -1;
	after_name = strrchr(text, ')');
	if (!after_name || sscanf(after_name + 1, " %*c %d", &parent) != 1)
		return -1;
	return parent;
}

static void kill_children(void)
{
	GDir *proc = g_dir_open("/proc", 0, NULL);
	const char *name;

	if (!proc)
		return;
	while ((name = g_dir_read_name(proc)))
		if (g_ascii_isdigit(*name) && parent_of(name) == getpid())
			kill((pid_t)atoi(name), SIGKILL);
	g_dir_close(proc);
}

/* Ends the child; each death may hand us grandchildren, until there are none. */
static void end_all(pid_t pid)
{
	pid_t done;

	kill(pid, SIGKILL);
	do {
		done = waitpid(-1, NULL, 0);
		kill_children();
	} while (done > 0 || errno == EINTR);
}

static void G_GNUC_NORETURN child(int (*work)(void *ctx), void *ctx, const sigset_t *signals)
{
	int status;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	sigprocmask(SIG_UNBLOCK, signals, NULL);
	status = work(ctx);
	fflush(NULL);
	exit(status);
}

/* The exit status for the way the child ended. */
static int status_of(int wait_status)
{
	int sig;

	if (!WIFSIGNALED(wait_status))
		return WEXITSTATUS(wait_status);
	sig = WTERMSIG(wait_status);
	if (sig != SIGINT && sig != SIGTERM && sig != SIGHUP && sig != SIGPIPE)
		error("ended by signal %d (%s)", sig, g_strsignal(sig));
	return 128 + sig;
}

/* Until the child has ended or we are told to stop. */
static int watch(pid_t pid, const sigset_t *signals)
{
	int sig, wait_status;
	pid_t done;

	for (;;) {
		sig = sigwaitinfo(signals, NULL);
		if (sig < 0)
			continue;
		if (sig != SIGCHLD) {
			end_all(pid);
			return 128 + sig;
		}
		done = waitpid(pid, &wait_status, WNOHANG);
		if (done == pid) {
			kill_children();
			return status_of(wait_status);
		}
	}
}

int supervise(int (*work)(void *ctx), void (*cleanup)(void *ctx), void *ctx)
{
	sigset_t signals, before;
	int status;
	pid_t pid;

	/* a shell without job control starts background jobs with these ignored */
	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	signal(SIGCHLD, SIG_DFL);
	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGHUP);
	sigaddset(&signals, SIGCHLD);
	sigprocmask(SIG_BLOCK, &signals, &before);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	fflush(NULL);
	pid = fork();
	if (pid == 0)
		child(work, ctx, &signals);
	status = pid < 0 ? 2 : watch(pid, &signals);
	if (pid < 0)
		error("cannot fork: %s", g_strerror(errno));
	cleanup(ctx);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}
