/* SPDX-License-Identifier: GPL-2.0-only */
/* What must not be left behind: half-written files, private folders, processes. */
#include "base/outfile.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/supervise.h"
#include "base/tempdir.h"
#include "unit.h"

static int print_text(const void *ctx, FILE *out)
{
	return fputs(ctx, out) < 0 ? -1 : 0;
}

static int print_half(const void *ctx, FILE *out)
{
	fputs("half", out);
	return -1;
}

static char *content(const char *path)
{
	char *text = NULL;

	ck_assert(g_file_get_contents(path, &text, NULL, NULL));
	return text;
}

START_TEST(good_replace)
{
	struct tempdir *t = tempdir_new();
	char *path = g_build_filename(tempdir_path(t), "a b.json", NULL);
	char *link = g_build_filename(tempdir_path(t), "link", NULL), *text;
	struct outfile *f;
	struct stat st;

	ck_assert(g_file_set_contents(path, "old", -1, NULL));
	ck_assert_int_eq(chmod(path, 0640), 0);
	ck_assert_int_eq(symlink(path, link), 0);
	f = outfile_new(link);
	ck_assert_int_eq(outfile_write(f, print_half, NULL), -1);
	text = content(path);
	ck_assert_str_eq(text, "old");
	g_free(text);
	ck_assert(!g_file_test(f->temp, G_FILE_TEST_EXISTS));
	ck_assert_int_eq(outfile_write(f, print_text, "new"), 0);
	text = content(path);
	ck_assert_str_eq(text, "new");
	g_free(text);
	ck_assert_int_eq(lstat(path, &st), 0);
	ck_assert_uint_eq(st.st_mode & 0777, 0640);
	ck_assert(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
	outfile_free(f);
	g_free(link);
	g_free(path);
	tempdir_remove(t);
	tempdir_free(t);
}
END_TEST

START_TEST(good_device)
{
	struct outfile *f = outfile_new("/dev/null");
	struct stat st;

	ck_assert_ptr_null(f->temp);
	ck_assert_int_eq(outfile_write(f, print_text, "new"), 0);
	ck_assert_int_eq(stat("/dev/null", &st), 0);
	ck_assert(S_ISCHR(st.st_mode));
	outfile_free(f);
}
END_TEST

START_TEST(bad_paths)
{
	ck_assert_ptr_null(outfile_new("/no/such/folder/x"));
	ck_assert_ptr_null(outfile_new("/dev/null/x"));
	ck_assert_ptr_null(outfile_new("/"));
	ck_assert_ptr_null(outfile_new(""));
}
END_TEST

/* ctx: the folder in which both sides leave a trace. */
static void leave(const char *folder, const char *name)
{
	char *path = g_build_filename(folder, name, NULL);

	ck_assert(g_file_set_contents(path, "", -1, NULL));
	g_free(path);
}

static gboolean left(const char *folder, const char *name)
{
	char *path = g_build_filename(folder, name, NULL);
	gboolean there = g_file_test(path, G_FILE_TEST_EXISTS);

	g_free(path);
	return there;
}

static int work_well(void *ctx)
{
	leave(ctx, "work");
	return 7;
}

static int work_and_crash(void *ctx)
{
	raise(SIGKILL);
	return 0;
}

/* A grandchild in a process group of its own, then a signal for the parent. */
static int work_until_told(void *ctx)
{
	char pid[20];
	char *path = g_build_filename(ctx, "pid", NULL);

	if (fork() == 0) {
		setpgid(0, 0);
		snprintf(pid, sizeof(pid), "%d", (int)getpid());
		g_file_set_contents(path, pid, -1, NULL);
		for (;;)
			pause();
	}
	while (!g_file_test(path, G_FILE_TEST_EXISTS))
		g_usleep(1000);
	kill(getppid(), SIGTERM);
	while (pause() < 0)
		;
	return 0;
}

static void clean(void *ctx)
{
	leave(ctx, "cleaned");
}

static int supervised(int (*work)(void *ctx), gboolean *worked, int *grandchild)
{
	struct tempdir *t = tempdir_new();
	char *path = g_build_filename(tempdir_path(t), "pid", NULL), *pid = NULL;
	int status = supervise(work, clean, (void *)(gpointer)tempdir_path(t));

	ck_assert(left(tempdir_path(t), "cleaned"));
	*worked = left(tempdir_path(t), "work");
	*grandchild = g_file_get_contents(path, &pid, NULL, NULL) ? atoi(pid) : 0;
	g_free(pid);
	g_free(path);
	tempdir_remove(t);
	ck_assert(!g_file_test(tempdir_path(t), G_FILE_TEST_EXISTS));
	tempdir_free(t);
	return status;
}

START_TEST(good_supervise)
{
	gboolean worked;
	int grandchild;

	ck_assert_int_eq(supervised(work_well, &worked, &grandchild), 7);
	ck_assert(worked);
	ck_assert_int_eq(supervised(work_and_crash, &worked, &grandchild), 128 + SIGKILL);
	ck_assert(!worked);
}
END_TEST

START_TEST(good_supervise_signal)
{
	gboolean worked;
	int grandchild;

	ck_assert_int_eq(supervised(work_until_told, &worked, &grandchild), 128 + SIGTERM);
	ck_assert_int_gt(grandchild, 0);
	ck_assert_int_eq(kill(grandchild, 0), -1);
	ck_assert_int_eq(errno, ESRCH);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = { good_replace,   good_device,	      bad_paths,
				       good_supervise, good_supervise_signal, NULL };

	return run_tests("outfile", tests);
}
