/* The member says that the lock is kept, and the end asks another one. */
#include <linux/slab.h>
#include <linux/spinlock.h>

struct info {
	spinlock_t lock;
	int open, closing, failed;
};

struct info *info_new(void)
{
	struct info *i = kzalloc(sizeof(*i), GFP_KERNEL);

	if (i)
		spin_lock_init(&i->lock);
	return i;
}

int bad_add(struct info *i, int valid)
{
	spin_lock(&i->lock);
	if (i->open) {
		i->closing = 1;
		goto fail;
	}
	spin_unlock(&i->lock);
	if (valid)
		return 0;
	i->closing = 0;
fail:
	i->failed = 0;
	if (i->failed)
		spin_unlock(&i->lock);
	return -1; /* expect: lock-leak */
}
