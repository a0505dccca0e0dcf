/* The helper ends the section, or the error does. */
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

int good_close(struct unit *u)
{
	mutex_lock(&u->lock);
	if (!u->open) {
		mutex_unlock(&u->lock);
		return -EINVAL;
	}
	unit_done(u);
	return 0;
}
