/* A static structure whose initialiser sets the lock. */
#include <linux/mutex.h>

struct registry {
	struct mutex lock;
	int count;
};

static struct registry registry = {
	.lock = __MUTEX_INITIALIZER(registry.lock),
	.count = 1,
};

void good_register(void)
{
	mutex_lock(&registry.lock);
	registry.count++;
	mutex_unlock(&registry.lock);
}
