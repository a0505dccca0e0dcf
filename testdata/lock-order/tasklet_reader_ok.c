/* A tasklet reads the list under its lock and takes the lock again while it reads: only it does either. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>

struct dev {
	spinlock_t lock;
	struct tasklet_struct tasklet;
};

DEFINE_RWLOCK(list_lock);

void push(struct dev *d);

void list_add_one(void)
{
	write_lock_bh(&list_lock);
	write_unlock_bh(&list_lock);
}

static void service(struct dev *d)
{
	read_lock(&list_lock);
	spin_unlock(&d->lock);
	push(d);
	spin_lock(&d->lock);
	read_unlock(&list_lock);
}

static void dev_tasklet(struct tasklet_struct *t)
{
	struct dev *d = from_tasklet(d, t, tasklet);

	spin_lock(&d->lock);
	service(d);
	spin_unlock(&d->lock);
}

void good_init(struct dev *d)
{
	spin_lock_init(&d->lock);
	tasklet_setup(&d->tasklet, dev_tasklet);
}
