/* The retry path drops the lock before it starts again. */
#include <linux/mutex.h>

static DEFINE_MUTEX(a);
static DEFINE_MUTEX(b);
extern int changed(void);

void good_update(void)
{
again:
	mutex_lock(&a);
	mutex_lock(&b);
	if (changed()) {
		mutex_unlock(&a);
		mutex_unlock(&b);
		mutex_lock(&a);
		mutex_unlock(&a);
		goto again;
	}
	mutex_unlock(&b);
	mutex_unlock(&a);
}
