/* Any object's table lock and a list lock, in both orders. */
#include <linux/mutex.h>
#include <linux/spinlock.h>

struct space {
	spinlock_t table_lock;
	int level;
};

static DEFINE_SPINLOCK(list_lock);

void space_init(struct space *s)
{
	spin_lock_init(&s->table_lock);
}

void bad_map(struct space *s)
{
	spin_lock(&s->table_lock);
	spin_lock(&list_lock); /* expect: lock-order */
	spin_unlock(&list_lock);
	spin_unlock(&s->table_lock);
}

void bad_sync(struct space *s)
{
	spin_lock(&list_lock);
	spin_lock(&s->table_lock); /* expect: lock-order */
	s->level++;
	spin_unlock(&s->table_lock);
	spin_unlock(&list_lock);
}
