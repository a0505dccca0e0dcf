/* The helper that ends the section has unlocked already. */
#include <linux/errno.h>
#include <linux/mutex.h>

struct unit {
	struct mutex lock;
	int open;
};

void unit_init(struct unit *u)
{
	mutex_init(&u->lock);
}

static void unit_done(struct unit *u)
{
	u->open--;
	mutex_unlock(&u->lock);
}

int bad_close(struct unit *u)
{
	int err = 0;

	mutex_lock(&u->lock);
	if (!u->open) {
		mutex_unlock(&u->lock);
		err = -EINVAL;
	}
	unit_done(u); /* expect: lock-unbalanced */
	return err;
}
