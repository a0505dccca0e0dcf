/* The error path releases the lock if err is set: it may not be. */
#include <linux/err.h>
#include <linux/mutex.h>

struct dir {
	struct mutex lock;
	int entries;
};

void *new_entry(struct dir *d);
int check_entry(void *entry);

int bad_create(struct dir *d)
{
	void *entry;
	int err = 0;

	mutex_lock(&d->lock);
	entry = new_entry(d);
	if (IS_ERR(entry)) {
		err = check_entry(entry);
		goto out;
	}
	d->entries++;
	mutex_unlock(&d->lock);
	return 0;
out:
	if (err) {
		mutex_unlock(&d->lock);
		return err;
	}
	return 0; /* expect: lock-leak */
}

void dir_setup(struct dir *d)
{
	mutex_init(&d->lock);
}
