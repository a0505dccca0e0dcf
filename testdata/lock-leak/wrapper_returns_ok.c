/* A function that returns with the lock held, by its name; its caller unlocks on all paths. */
#include <linux/mutex.h>

struct table {
	struct mutex lock;
	int used;
};

static struct table table = { .lock = __MUTEX_INITIALIZER(table.lock) };

static struct table *table_get_locked(void)
{
	mutex_lock(&table.lock);
	return &table;
}

int good_use(void)
{
	struct table *t = table_get_locked();

	if (t->used) {
		mutex_unlock(&t->lock);
		return 0;
	}
	t->used = 1;
	mutex_unlock(&t->lock);
	return 1;
}
