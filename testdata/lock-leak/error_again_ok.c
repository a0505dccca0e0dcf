/* Only a failed first try is followed by a second one, so nothing is held before it. */
#include <linux/err.h>
#include <linux/mutex.h>

struct box {
	struct mutex lock;
	int used;
};

extern struct box *box_find(int id);

void box_init(struct box *b)
{
	mutex_init(&b->lock);
}

static struct box *box_get(int id)
{
	struct box *b = box_find(id);

	if (!b)
		return ERR_PTR(-ENOENT);
	mutex_lock(&b->lock);
	if (b->used) {
		mutex_unlock(&b->lock);
		return ERR_PTR(-EBUSY);
	}
	return b;
}

int good_fill(int id, int n)
{
	struct box *b = box_get(id);

	if (b == ERR_PTR(-ENOENT))
		b = box_get(0);
	if (IS_ERR(b))
		return PTR_ERR(b);
	if (n < 0) {
		mutex_unlock(&b->lock);
		return -EINVAL;
	}
	b->used = n;
	mutex_unlock(&b->lock);
	return 0;
}
