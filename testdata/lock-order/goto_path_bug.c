/* The inverse order happens only on the path that jumps back to retry. */
#include <linux/mutex.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);
extern int changed(void);

void bad_update(void)
{
again:
	mutex_lock(&a);
	mutex_lock(&b); /* expect: lock-order */
	if (changed()) {
		mutex_unlock(&a);
		mutex_lock(&a); /* expect: lock-order */
		mutex_unlock(&a);
		mutex_unlock(&b);
		goto again;
	}
	mutex_unlock(&b);
	mutex_unlock(&a);
}
