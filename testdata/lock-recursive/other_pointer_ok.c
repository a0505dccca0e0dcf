/* The second lock is taken only if it is another one than the first. */
#include <linux/spinlock.h>

struct space {
	spinlock_t table_lock;
	int moved;
};

static inline spinlock_t *table_lockptr(struct space *s)
{
	return &s->table_lock;
}

int good_move(struct space *s)
{
	spinlock_t *from, *to;

	from = table_lockptr(s);
	spin_lock(from);
	to = table_lockptr(s);
	if (to != from)
		spin_lock_nested(to, SINGLE_DEPTH_NESTING);
	s->moved++;
	if (to != from)
		spin_unlock(to);
	spin_unlock(from);
	return 0;
}
