/* The same lock, but who takes it again holds the list for writing. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>

struct dev {
	spinlock_t lock;
	struct tasklet_struct tasklet;
};

DEFINE_RWLOCK(list_lock);

void push(struct dev *d);

void bad_add(struct dev *d)
{
	write_lock_bh(&list_lock);
	spin_lock(&d->lock); /* expect: lock-order */
	push(d);
	spin_unlock(&d->lock);
	write_unlock_bh(&list_lock);
}

static void dev_tasklet(struct tasklet_struct *t)
{
	struct dev *d = from_tasklet(d, t, tasklet);

	spin_lock(&d->lock);
	read_lock(&list_lock); /* expect: lock-order */
	read_unlock(&list_lock);
	spin_unlock(&d->lock);
}

void dev_init(struct dev *d)
{
	spin_lock_init(&d->lock);
	tasklet_setup(&d->tasklet, dev_tasklet);
}
