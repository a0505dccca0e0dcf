/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * fork() and exec() by hand: the child gets a process group of its own, so that a
 * timeout ends its children too, and all three streams are served by one
 * poll() loop, so that no amount of text on any of them can block both sides.
 */
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"

enum { TIMED_OUT = 124 };

/* Our side of a running child. */
struct child {
	pid_t pid;
	int in, out, err, failed; /* -1 once closed; failed: errno of exec() */
	const char *input;
	size_t input_left;
	GString *out_text, *err_text;
	gint64 deadline; /* g_get_monotonic_time() value, 0 for none */
};

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* In the child: never returns.  Only async-signal-safe calls from here on. */
static void G_GNUC_NORETURN exec_child(const char *const *argv, const char *dir, int fds[4])
{
	sigset_t none;
	int code;

	setpgid(0, 0);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	if (dup2(fds[0], STDIN_FILENO) >= 0 && dup2(fds[1], STDOUT_FILENO) >= 0 &&
	    dup2(fds[2], STDERR_FILENO) >= 0 && (!dir || chdir(dir) == 0))
		execvp(argv[0], (char *const *)(gpointer)argv);
	code = errno;
	if (write(fds[3], &code, sizeof(code)) < 0)
		_exit(126);
	_exit(127);
}

/* Four pipes; ours[] and theirs[] are -1 where nothing is open, so that all can be closed. */
static int open_pipes(int ours[4], int theirs[4])
{
	int p[2], i;

	for (i = 0; i < 4; i++)
		ours[i] = theirs[i] = -1;
	for (i = 0; i < 4; i++) {
		if (pipe2(p, O_CLOEXEC) < 0)
			return error("cannot make a pipe: %s", g_strerror(errno));
		ours[i] = p[i == 0 ? 1 : 0];
		theirs[i] = p[i == 0 ? 0 : 1];
		/* above the standard streams, in case ours are closed */
		if (theirs[i] <= STDERR_FILENO) {
			int moved = fcntl(theirs[i], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);

			close(theirs[i]);
			theirs[i] = moved;
		}
	}
	return 0;
}

static int start(struct child *c, const char *const *argv, const char *dir)
{
	int ours[4], theirs[4], i, result;

	result = open_pipes(ours, theirs);
	if (result == 0) {
		c->pid = fork();
		if (c->pid == 0)
			exec_child(argv, dir, theirs);
		if (c->pid < 0)
			result = error("cannot fork: %s", g_strerror(errno));
	}
	for (i = 0; i < 4; i++) {
		close_fd(&theirs[i]);
		if (result < 0)
			close_fd(&ours[i]);
	}
	if (result < 0)
		return -1;
	setpgid(c->pid, c->pid);
	c->in = ours[0];
	c->out = ours[1];
	c->err = ours[2];
	c->failed = ours[3];
	fcntl(c->in, F_SETFL, O_NONBLOCK);
	return 0;
}

/* Reads once; closes the stream at its end. */
static void read_some(int *fd, GString *text)
{
	char buffer[65536];
	ssize_t n = read(*fd, buffer, sizeof(buffer));

	if (n > 0)
		g_string_append_len(text, buffer, n);
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		close_fd(fd);
}

/* A child that does not read its input is no mistake: EPIPE only ends the writing. */
static void write_some(struct child *c)
{
	ssize_t n = 0;

	if (c->input_left > 0)
		n = write(c->in, c->input, c->input_left);
	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (n > 0) {
		c->input += n;
		c->input_left -= (size_t)n;
	}
	if (n < 0 || c->input_left == 0)
		close_fd(&c->in);
}

/* Milliseconds to wait, -1 for ever. */
static int time_left(const struct child *c)
{
	gint64 left;

	if (!c->deadline)
		return -1;
	left = c->deadline - g_get_monotonic_time();
	return left <= 0 ? 0 : (int)MIN(left / 1000 + 1, G_MAXINT);
}

/* Serves the streams until the child closed its own; FALSE: the time is over. */
static gboolean serve(struct child *c)
{
	while (c->out >= 0 || c->err >= 0) {
		struct pollfd fds[3] = {
			{ .fd = c->in, .events = POLLOUT },
			{ .fd = c->out, .events = POLLIN },
			{ .fd = c->err, .events = POLLIN },
		};
		int n = poll(fds, 3, time_left(c));

		if (n == 0)
			return FALSE;
		if (n < 0)
			continue;
		if (fds[0].revents)
			write_some(c);
		if (fds[1].revents)
			read_some(&c->out, c->out_text);
		if (fds[2].revents)
			read_some(&c->err, c->err_text);
	}
	return TRUE;
}

/* Waits for the end of the child itself, which may live on after closing its streams. */
static int reap(struct child *c, gboolean in_time)
{
	int status = 0;
	pid_t done = 0;

	while (in_time && c->deadline) {
		done = waitpid(c->pid, &status, WNOHANG);
		if (done != 0 && !(done < 0 && errno == EINTR))
			break;
		in_time = time_left(c) > 0;
		g_usleep(2000);
	}
	if (!in_time)
		kill(-c->pid, SIGKILL);
	while (done != c->pid && waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!in_time)
		return TIMED_OUT;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* The errno that exec() failed with, 0 if it did not. */
static int exec_failure(struct child *c)
{
	int code = 0;
	ssize_t n;

	do
		n = read(c->failed, &code, sizeof(code));
	while (n < 0 && errno == EINTR);
	return n == (ssize_t)sizeof(code) ? code : 0;
}

int child_run(const char *const *argv, const char *dir, const char *input, int timeout_seconds,
	      struct child_result *r)
{
	struct child c = { .in = -1, .out = -1, .err = -1, .failed = -1 };
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
	int failure;

	*r = (struct child_result){ 0 };
	if (start(&c, argv, dir) < 0)
		return -1;
	c.input = input ? input : "";
	c.input_left = strlen(c.input);
	c.out_text = g_string_new(NULL);
	c.err_text = g_string_new(NULL);
	if (timeout_seconds > 0)
		c.deadline = g_get_monotonic_time() + timeout_seconds * G_USEC_PER_SEC;
	sigaction(SIGPIPE, &ignore, &before);
	failure = exec_failure(&c);
	r->status = reap(&c, serve(&c));
	sigaction(SIGPIPE, &before, NULL);
	close_fd(&c.in);
	close_fd(&c.out);
	close_fd(&c.err);
	close_fd(&c.failed);
	r->out_length = c.out_text->len;
	r->out = g_string_free(c.out_text, FALSE);
	r->err = g_string_free(c.err_text, FALSE);
	if (!failure)
		return 0;
	child_result_clear(r);
	return error("cannot run %s%s%s: %s", argv[0], dir ? " in " : "", dir ? dir : "",
		     g_strerror(failure));
}

void child_result_clear(struct child_result *r)
{
	g_free(r->out);
	g_free(r->err);
	*r = (struct child_result){ 0 };
}
