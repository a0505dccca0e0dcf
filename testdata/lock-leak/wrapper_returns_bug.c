/* A caller of the function that returns locked forgets the unlock on one path. */
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

int bad_use(void)
{
	struct table *t = table_get_locked();

	if (t->used) {
		return 0; /* expect: lock-leak */
	}
	t->used = 1;
	mutex_unlock(&t->lock);
	return 1;
}
