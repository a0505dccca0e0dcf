/* A static structure whose initialiser leaves the lock out. */
#include <linux/mutex.h>

struct registry {
	struct mutex lock; /* expect: lock-uninit */
	int count;
};

static struct registry registry = { /* expect: lock-uninit */
	.count = 1,
};

void bad_register(void)
{
	mutex_lock(&registry.lock); /* expect: lock-uninit */
	registry.count++;
	mutex_unlock(&registry.lock);
}
