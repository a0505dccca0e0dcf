/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A new text is written next to its target and renamed.  The temporary name
 * is chosen by outfile_new(), so that a parent process knows what to remove.
 */
#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"

struct outfile *outfile_new(const char *path)
{
	struct outfile *f = g_new0(struct outfile, 1);
	char *real = realpath(path, NULL);
	/* a file that does not exist yet is fine, one without a name is not */
	int problem = real || (errno == ENOENT && *path) ? 0 : errno;
	struct stat st = { .st_mode = S_IFREG };
	g_autofree char *folder = NULL;

	f->path = g_strdup(real ? real : path);
	folder = g_path_get_dirname(f->path);
	if (real && stat(real, &st) < 0)
		problem = errno;
	free(real);
	if (S_ISDIR(st.st_mode))
		problem = EISDIR;
	else if (S_ISREG(st.st_mode) && !problem && access(folder, W_OK | X_OK) < 0)
		problem = errno;
	if (problem) {
		error("cannot write %s: %s", *path ? path : "''", g_strerror(problem));
		outfile_free(f);
		return NULL;
	}
	if (S_ISREG(st.st_mode))
		f->temp = g_strdup_printf("%s.lockstep-%d", f->path, (int)getpid());
	return f;
}

void outfile_free(struct outfile *f)
{
	if (!f)
		return;
	g_free(f->path);
	g_free(f->temp);
	g_free(f);
}

static FILE *open_for_writing(const struct outfile *f)
{
	int flags = O_WRONLY | O_CLOEXEC | (f->temp ? O_CREAT | O_EXCL : O_APPEND);
	int fd = open(f->temp ? f->temp : f->path, flags, 0666);
	struct stat st;

	if (fd < 0)
		return NULL;
	if (f->temp && stat(f->path, &st) == 0 && fchmod(fd, st.st_mode & 07777) < 0)
		note("cannot keep the mode of %s: %s", f->path, g_strerror(errno));
	return fdopen(fd, "w");
}

int outfile_write(const struct outfile *f, int (*print)(const void *ctx, FILE *out),
		  const void *ctx)
{
	FILE *out = open_for_writing(f);
	int result;

	if (!out)
		return error("cannot write %s: %s", f->path, g_strerror(errno));
	result = print(ctx, out);
	if (result == 0 && (fflush(out) != 0 || (f->temp && fsync(fileno(out)) != 0)))
		result = error("cannot write %s: %s", f->path, g_strerror(errno));
	if (fclose(out) != 0 && result == 0)
		result = error("cannot write %s: %s", f->path, g_strerror(errno));
	if (result == 0 && f->temp && rename(f->temp, f->path) < 0)
		result = error("cannot write %s: %s", f->path, g_strerror(errno));
	if (result < 0)
		outfile_clean(f);
	return result;
}

void outfile_clean(const struct outfile *f)
{
	if (f->temp)
		unlink(f->temp);
}
