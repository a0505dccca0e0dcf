/* The new object copies everything but the lock of the template. */
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>

struct shape {
	int size;
	spinlock_t lock; /* expect: lock-uninit */
};

static const struct shape template = { .size = 4 };

int bad_shape(void)
{
	struct shape *s = kzalloc(sizeof(*s), GFP_KERNEL); /* expect: lock-uninit */
	int size;

	if (!s)
		return 0;
	memcpy(s, &template, sizeof(*s));
	spin_lock(&s->lock); /* expect: lock-uninit */
	size = s->size;
	spin_unlock(&s->lock);
	kfree(s);
	return size;
}
