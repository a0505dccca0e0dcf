/* Two objects of one type locked in the order of their addresses, the inner one nested. */
#include <linux/mutex.h>

struct account {
	struct mutex lock;
	long sum;
};

static DEFINE_MUTEX(book_lock);

void account_init(struct account *a)
{
	mutex_init(&a->lock);
}

void good_transfer(struct account *a, struct account *b)
{
	struct account *t = a;

	if (a > b) {
		a = b;
		b = t;
	}
	mutex_lock(&a->lock);
	mutex_lock_nested(&b->lock, SINGLE_DEPTH_NESTING);
	mutex_unlock(&b->lock);
	mutex_unlock(&a->lock);
	mutex_lock(&book_lock);
	mutex_unlock(&book_lock);
}

void good_audit(struct account *a)
{
	mutex_lock(&book_lock);
	mutex_lock_nested(&a->lock, SINGLE_DEPTH_NESTING);
	mutex_unlock(&a->lock);
	mutex_unlock(&book_lock);
}
