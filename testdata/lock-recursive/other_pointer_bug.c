/* The second lock is taken although it may be the first. */
#include <linux/spinlock.h>

struct space {
	spinlock_t table_lock;
	int moved;
};

static inline spinlock_t *table_lockptr(struct space *s)
{
	return &s->table_lock;
}

int bad_move(struct space *s)
{
	spinlock_t *from, *to;

	from = table_lockptr(s);
	spin_lock(from);
	to = table_lockptr(s);
	spin_lock(to); /* expect: lock-recursive */
	s->moved++;
	spin_unlock(from);
	return 0;
}
