/* The release that two returns lack, in the words of the third; not where there is no room for it. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

struct box {
	struct mutex lock;
	spinlock_t count_lock;
	int count, limit;
};

int bad_fill(struct box *box, int n)
{
	mutex_lock(&box->lock);
	if (n < 0)
		return -EINVAL;
	if (box->count + n > box->limit) {
		box->limit = 0;
		return -ENOSPC;
	}
	box->count += n;
	mutex_unlock(&box->lock);
	return 0;
}

int bad_else(struct box *box, int n)
{
	mutex_lock(&box->lock);
	if (n < 0)
		return -EINVAL;
	else
		box->count = n;
	mutex_unlock(&box->lock);
	return 0;
}

int good_fill(struct box *box, int n)
{
	mutex_lock(&box->lock);
	if (n < 0) {
		mutex_unlock(&box->lock);
		return -EINVAL;
	}
	mutex_unlock(&box->lock);
	return 0;
}

void box_setup(struct box *box)
{
	mutex_init(&box->lock);
	spin_lock_init(&box->count_lock);
}
//--- command
// lockstep fix --no-cache -q --checks=lock-leak .
//--- status
// 1
//--- output
// Module propose-leak
//   propose-leak.c:19: bad_fill() can return with the mutex box->lock still held [lock-leak]
//     release: releases it on this path as the others do
//   Proof: 1 unit read again without new diagnostics; the finding is gone, nothing new came; git apply accepts the diff
//
// diff --git a/propose-leak.c b/propose-leak.c
// index 72040bf..3d9a5da 100644
// --- a/propose-leak.c
// +++ b/propose-leak.c
// @@ -12,10 +12,13 @@ struct box {
//  int bad_fill(struct box *box, int n)
//  {
//  	mutex_lock(&box->lock);
// -	if (n < 0)
// +	if (n < 0) {
// +		mutex_unlock(&box->lock);
//  		return -EINVAL;
// +	}
//  	if (box->count + n > box->limit) {
//  		box->limit = 0;
// +		mutex_unlock(&box->lock);
//  		return -ENOSPC;
//  	}
//  	box->count += n;
//
// Module propose-leak
//   propose-leak.c:30: bad_else() can return with the mutex box->lock still held [lock-leak]
//     manual: the return has no room for a second statement
//   Nothing was changed.
//
