/* The other peer is still locked when this one is taken out of the table. */
#include <linux/spinlock.h>

struct peer {
	int state;
};

struct local_peer {
	struct peer sk;
	spinlock_t lock;
};

static DEFINE_SPINLOCK(table_lock);

struct peer *find_other(int id);

static struct local_peer *to_local(const struct peer *sk)
{
	return (struct local_peer *)sk;
}

void local_init(struct local_peer *u)
{
	spin_lock_init(&u->lock);
}

static void table_remove(void)
{
	spin_lock(&table_lock);
	spin_unlock(&table_lock);
}

int bad_connect(int id)
{
	struct peer *other;
	int err = -22;

	other = find_other(id);
	spin_lock(&to_local(other)->lock);
	if (other->state)
		goto out_unlock;
	err = 0;
	table_remove(); /* expect: lock-order */
out_unlock:
	if (other)
		spin_unlock(&to_local(other)->lock);
	return err;
}

void bad_dump(struct peer *sk)
{
	spin_lock(&table_lock);
	spin_lock(&to_local(sk)->lock); /* expect: lock-order */
	spin_unlock(&to_local(sk)->lock);
	spin_unlock(&table_lock);
}
