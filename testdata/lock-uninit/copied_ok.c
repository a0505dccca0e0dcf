/* The new object is a copy of a template whose lock is initialised. */
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>

struct shape {
	int size;
	spinlock_t lock;
};

static const struct shape template = { .size = 4, .lock = __SPIN_LOCK_UNLOCKED(template.lock) };

int good_shape(void)
{
	struct shape *s = kzalloc(sizeof(*s), GFP_KERNEL);
	int size;

	if (!s)
		return 0;
	memcpy(s, &template, sizeof(*s));
	spin_lock(&s->lock);
	size = s->size;
	spin_unlock(&s->lock);
	kfree(s);
	return size;
}
