/* The error path releases the lock if err is set: PTR_ERR() of an error is. */
#include <linux/err.h>
#include <linux/mutex.h>

struct dir {
	struct mutex lock;
	int entries;
};

void *new_entry(struct dir *d);
int check_entry(void *entry);

int good_create(struct dir *d)
{
	void *entry;
	int err = 0;

	mutex_lock(&d->lock);
	entry = new_entry(d);
	if (IS_ERR(entry)) {
		err = PTR_ERR(entry);
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
	return 0;
}

void dir_setup(struct dir *d)
{
	mutex_init(&d->lock);
}
