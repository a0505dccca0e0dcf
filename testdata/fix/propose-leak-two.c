/* Two locks of one kind at one return: findings that differ in words only, one answer, no release. */
#include <linux/module.h>
#include <linux/mutex.h>

struct box {
	struct mutex lock;
	int n;
};

int bad_both(struct box *a, struct box *b, int n)
{
	mutex_lock(&a->lock);
	mutex_lock(&b->lock);
	if (n < 0)
		return -EINVAL;
	a->n = n;
	mutex_unlock(&b->lock);
	mutex_unlock(&a->lock);
	return 0;
}
//--- command
// lockstep fix --no-cache -q --checks=-*,lock-leak .
//--- status
// 1
//--- output
// Module propose-leak-two
//   propose-leak-two.c:15: bad_both() can return with the mutex a->lock still held [lock-leak]
//     manual: this return keeps several locks: in which order are they to be released?
//   Nothing was changed.
//
