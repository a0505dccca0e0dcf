/* One function that sleeps is called under the lock in seven places: one finding; another lock, another. */
#include <linux/delay.h>
#include <linux/spinlock.h>

struct dev {
	spinlock_t lock;
	spinlock_t other_lock;
	int state;
};

void dev_init(struct dev *d)
{
	spin_lock_init(&d->lock);
	spin_lock_init(&d->other_lock);
}

static void dev_post(struct dev *d, int state)
{
	d->state = state;
	msleep(1);
}

void bad_abort(struct dev *d)
{
	spin_lock(&d->lock);
	dev_post(d, 1);
	spin_unlock(&d->lock);
}

void bad_reset(struct dev *d)
{
	spin_lock(&d->lock);
	dev_post(d, 2);
	spin_unlock(&d->lock);
}

void bad_start(struct dev *d)
{
	spin_lock(&d->lock);
	dev_post(d, 3);
	spin_unlock(&d->lock);
}

void bad_stop(struct dev *d)
{
	spin_lock(&d->lock);
	dev_post(d, 4);
	spin_unlock(&d->lock);
}

void bad_suspend(struct dev *d)
{
	spin_lock(&d->lock);
	dev_post(d, 5);
	spin_unlock(&d->lock);
}

void bad_resume(struct dev *d)
{
	spin_lock(&d->lock);
	dev_post(d, 6);
	spin_unlock(&d->lock);
}

void bad_ioctl(struct dev *d)
{
	spin_lock(&d->lock);
	dev_post(d, 7);
	spin_unlock(&d->lock);
}

void bad_other(struct dev *d)
{
	spin_lock(&d->other_lock);
	msleep(2);
	spin_unlock(&d->other_lock);
}
//--- output
// same_cause.c:26:2: warning: msleep() may sleep while the spinlock d->lock is held [lock-sleep-atomic]
// same_cause.c:25:2: note: bad_abort() takes dev.lock here
// same_cause.c:26:2: note: bad_abort() calls dev_post() here
// same_cause.c:20:2: note: dev_post() may sleep in msleep() here
// same_cause.c:33:2: note: the same cause in bad_reset(): msleep() may sleep while the spinlock d->lock is held
// same_cause.c:40:2: note: the same cause in bad_start(): msleep() may sleep while the spinlock d->lock is held
// same_cause.c:47:2: note: the same cause in bad_stop(): msleep() may sleep while the spinlock d->lock is held
// same_cause.c:54:2: note: the same cause in bad_suspend(): msleep() may sleep while the spinlock d->lock is held
// same_cause.c:61:2: note: the same cause in bad_resume(): msleep() may sleep while the spinlock d->lock is held
// same_cause.c:26:2: note: the same cause in 1 more place
// same_cause.c:75:2: warning: msleep() may sleep while the spinlock d->other_lock is held [lock-sleep-atomic]
// same_cause.c:74:2: note: bad_other() takes dev.other_lock here
// same_cause.c:75:2: note: bad_other() may sleep in msleep() here
