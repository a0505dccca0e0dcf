/* All locks of an array are taken and released by a pair of helpers, on each way. */
#include <linux/errno.h>
#include <linux/mutex.h>

struct cell {
	struct mutex lock;
};

struct batch {
	struct cell **cell;
	int n;
	int ready;
};

void cell_init(struct cell *c)
{
	mutex_init(&c->lock);
}

static void cells_unlock(struct cell **cell, int n)
{
	while (n-- > 0)
		mutex_unlock(&cell[n]->lock);
}

static int cells_lock(struct cell **cell, int n)
{
	int i, err;

	for (i = 0; i < n; i++) {
		err = mutex_lock_interruptible(&cell[i]->lock);
		if (err) {
			cells_unlock(cell, i);
			return err;
		}
	}
	return 0;
}

int good_run(struct batch *b)
{
	int err = cells_lock(b->cell, b->n);

	if (err)
		return err;
	if (!b->ready) {
		cells_unlock(b->cell, b->n);
		return -EAGAIN;
	}
	b->ready = 0;
	cells_unlock(b->cell, b->n);
	return 0;
}
