/* The table of one object, which is a global, is not the table of any object. */
#include <linux/mutex.h>
#include <linux/spinlock.h>

struct space {
	spinlock_t table_lock;
	int level;
};

static struct space first_space;
static DEFINE_SPINLOCK(list_lock);

void space_init(struct space *s)
{
	spin_lock_init(&s->table_lock);
	spin_lock_init(&first_space.table_lock);
}

void good_map(void)
{
	spin_lock(&first_space.table_lock);
	spin_lock(&list_lock);
	spin_unlock(&list_lock);
	spin_unlock(&first_space.table_lock);
}

void good_sync(struct space *s)
{
	spin_lock(&list_lock);
	spin_lock(&s->table_lock);
	s->level++;
	spin_unlock(&s->table_lock);
	spin_unlock(&list_lock);
}
