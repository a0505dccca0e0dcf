/* Two objects of one type: the inner lock has a subclass, a third lock is taken in both orders. */
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

void bad_transfer(struct account *a, struct account *b)
{
	struct account *t = a;

	if (a > b) {
		a = b;
		b = t;
	}
	mutex_lock(&a->lock);
	mutex_lock_nested(&b->lock, SINGLE_DEPTH_NESTING);
	mutex_lock(&book_lock); /* expect: lock-order */
	mutex_unlock(&book_lock);
	mutex_unlock(&b->lock);
	mutex_unlock(&a->lock);
}

void bad_audit(struct account *a)
{
	mutex_lock(&book_lock);
	mutex_lock_nested(&a->lock, SINGLE_DEPTH_NESTING); /* expect: lock-order */
	mutex_unlock(&a->lock);
	mutex_unlock(&book_lock);
}
