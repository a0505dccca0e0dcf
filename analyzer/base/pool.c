/* SPDX-License-Identifier: GPL-2.0-only */
/* Jobs run by forked worker processes. */
#include "base/pool.h"

#include <errno.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"

enum { NO_JOB = -1 };

struct worker {
	pid_t pid; /* 0: not running */
	int to, from; /* pipes */
	int job;
	double deadline; /* of the job; 0: none */
	GString *text; /* what came so far */
	uint64_t expected; /* bytes of the answer; UINT64_MAX: the length is still to come */
};

struct pool {
	const struct pool_jobs *jobs;
	struct worker *workers;
	unsigned int next, finished;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int write_all(int fd, const void *data, size_t n)
{
	const char *p = data;

	while (n) {
		ssize_t w = write(fd, p, n);

		if (w < 0 && errno == EINTR)
			continue;
		if (w <= 0)
			return -1;
		p += w;
		n -= (size_t)w;
	}
	return 0;
}

static int read_all(int fd, void *data, size_t n)
{
	char *p = data;

	while (n) {
		ssize_t r = read(fd, p, n);

		if (r < 0 && errno == EINTR)
			continue;
		if (r <= 0)
			return -1;
		p += r;
		n -= (size_t)r;
	}
	return 0;
}

/* The answer is its length and the text; all ones says that there is none. */
static int send_answer(int fd, const char *text)
{
	uint64_t n = text ? strlen(text) : UINT64_MAX - 1;

	if (write_all(fd, &n, sizeof(n)))
		return -1;
	return text ? write_all(fd, text, strlen(text)) : 0;
}

static void G_GNUC_NORETURN worker_main(const struct pool_jobs *jobs, int in, int out)
{
	struct rlimit limit = { jobs->memory, jobs->memory };
	uint32_t n;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGINT, SIG_IGN);
	if (jobs->memory)
		setrlimit(RLIMIT_AS, &limit);
	if (jobs->start)
		jobs->start(jobs->context);
	while (!read_all(in, &n, sizeof(n))) {
		char *text = jobs->run(jobs->context, n);

		if (send_answer(out, text))
			break;
		free(text);
	}
	_exit(0);
}

static int worker_start(struct pool *p, struct worker *w)
{
	int to[2], from[2];
	pid_t pid;

	if (pipe(to))
		return error("pipe: %s", g_strerror(errno));
	if (pipe(from)) {
		close(to[0]);
		close(to[1]);
		return error("pipe: %s", g_strerror(errno));
	}
	pid = fork();
	if (!pid) {
		for (unsigned int i = 0; i < p->jobs->workers; i++) {
			if (p->workers[i].pid) {
				close(p->workers[i].to);
				close(p->workers[i].from);
			}
		}
		close(to[1]);
		close(from[0]);
		worker_main(p->jobs, to[0], from[1]);
	}
	close(to[0]);
	close(from[1]);
	if (pid < 0) {
		close(to[1]);
		close(from[0]);
		return error("fork: %s", g_strerror(errno));
	}
	w->pid = pid;
	w->to = to[1];
	w->from = from[0];
	w->job = NO_JOB;
	return 0;
}

static int worker_stop(struct worker *w)
{
	int status = 0;

	close(w->to);
	close(w->from);
	while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		;
	w->pid = 0;
	return status;
}

/* Gives the worker its next job; without one left it stays idle. */
static void worker_feed(struct pool *p, struct worker *w)
{
	uint32_t n = p->next;

	w->job = NO_JOB;
	if (p->next >= p->jobs->count)
		return;
	w->job = (int)p->next++;
	w->expected = UINT64_MAX;
	w->deadline = p->jobs->timeout ? now() + p->jobs->timeout : 0;
	g_string_truncate(w->text, 0);
	/* A worker that died meanwhile shows as end of file on its other pipe. */
	(void)!write_all(w->to, &n, sizeof(n));
}

static void job_failed(struct pool *p, struct worker *w, const char *reason)
{
	int job = w->job;

	p->finished++;
	w->job = NO_JOB;
	p->jobs->done(p->jobs->context, (unsigned int)job, NULL, reason);
}

/* The worker died in the middle of a job, or is killed because the job took too long. */
static void worker_lost(struct pool *p, struct worker *w, gboolean late)
{
	char *reason;
	int status;

	if (late)
		kill(w->pid, SIGKILL);
	status = worker_stop(w);
	if (late)
		reason = g_strdup_printf("took longer than %u seconds", p->jobs->timeout);
	else if (WIFSIGNALED(status))
		reason = g_strdup_printf("the front end crashed: %s", strsignal(WTERMSIG(status)));
	else
		reason = g_strdup_printf("the front end ended with status %d", WEXITSTATUS(status));
	if (w->job != NO_JOB)
		job_failed(p, w, reason);
	g_free(reason);
	if (p->next < p->jobs->count && !worker_start(p, w))
		worker_feed(p, w);
}

static void answer_complete(struct pool *p, struct worker *w)
{
	unsigned int job = (unsigned int)w->job;

	p->finished++;
	p->jobs->done(p->jobs->context, job, strdup(w->text->str), NULL);
	worker_feed(p, w);
}

static void worker_read(struct pool *p, struct worker *w)
{
	char buffer[65536];
	ssize_t n;

	if (w->expected == UINT64_MAX) {
		if (read_all(w->from, &w->expected, sizeof(w->expected))) {
			worker_lost(p, w, FALSE);
			return;
		}
		if (w->expected == UINT64_MAX - 1) {
			job_failed(p, w, "could not be parsed");
			worker_feed(p, w);
			return;
		}
	} else {
		n = read(w->from, buffer, MIN(sizeof(buffer), w->expected - w->text->len));
		if (n < 0 && errno == EINTR)
			return;
		if (n <= 0) {
			worker_lost(p, w, FALSE);
			return;
		}
		g_string_append_len(w->text, buffer, n);
	}
	if (w->text->len == w->expected)
		answer_complete(p, w);
}

static int next_timeout(const struct pool *p)
{
	double first = 0;

	for (unsigned int i = 0; i < p->jobs->workers; i++) {
		const struct worker *w = &p->workers[i];

		if (w->pid && w->job != NO_JOB && w->deadline && (!first || w->deadline < first))
			first = w->deadline;
	}
	return first ? (int)(MAX(first - now(), 0) * 1000) + 1 : -1;
}

static void kill_late(struct pool *p)
{
	double t = now();

	for (unsigned int i = 0; i < p->jobs->workers; i++) {
		struct worker *w = &p->workers[i];

		if (w->pid && w->job != NO_JOB && w->deadline && w->deadline <= t)
			worker_lost(p, w, TRUE);
	}
}

/* One wait for answers; FALSE when no worker is left to wait for. */
static gboolean pool_step(struct pool *p, struct pollfd *fds, struct worker **who)
{
	nfds_t n = 0;

	for (unsigned int i = 0; i < p->jobs->workers; i++) {
		if (!p->workers[i].pid || p->workers[i].job == NO_JOB)
			continue;
		fds[n].fd = p->workers[i].from;
		fds[n].events = POLLIN;
		fds[n].revents = 0;
		who[n++] = &p->workers[i];
	}
	if (!n)
		return FALSE;
	if (poll(fds, n, next_timeout(p)) > 0)
		for (nfds_t i = 0; i < n; i++)
			if (fds[i].revents)
				worker_read(p, who[i]);
	kill_late(p);
	return TRUE;
}

static int pool_start(struct pool *p)
{
	unsigned int started = 0;

	for (unsigned int i = 0; i < p->jobs->workers; i++) {
		p->workers[i].text = g_string_new(NULL);
		if (p->next < p->jobs->count && !worker_start(p, &p->workers[i])) {
			worker_feed(p, &p->workers[i]);
			started++;
		}
	}
	return started ? 0 : -1;
}

int pool_run(const struct pool_jobs *jobs)
{
	struct pool p = { jobs, NULL, 0, 0 };
	struct pollfd *fds;
	struct worker **who;
	int r;

	if (!jobs->count)
		return 0;
	signal(SIGPIPE, SIG_IGN);
	p.workers = g_new0(struct worker, jobs->workers);
	fds = g_new0(struct pollfd, jobs->workers);
	who = g_new0(struct worker *, jobs->workers);
	r = pool_start(&p);
	while (!r && p.finished < jobs->count && pool_step(&p, fds, who))
		;
	while (!r && p.next < jobs->count)
		jobs->done(jobs->context, p.next++, NULL, "no worker process could be started");
	for (unsigned int i = 0; i < jobs->workers; i++) {
		if (p.workers[i].pid)
			worker_stop(&p.workers[i]);
		if (p.workers[i].text)
			g_string_free(p.workers[i].text, TRUE);
	}
	g_free(who);
	g_free(fds);
	g_free(p.workers);
	return r;
}
