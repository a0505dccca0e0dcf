/* A global rwsem that the init function initialises. */
#include <linux/init.h>
#include <linux/module.h>
#include <linux/rwsem.h>

static struct rw_semaphore sem;
static int version;

static int __init good_init(void)
{
	init_rwsem(&sem);
	version = 1;
	return 0;
}

int get_version(void)
{
	int v;

	down_read(&sem);
	v = version;
	up_read(&sem);
	return v;
}

module_init(good_init);
MODULE_LICENSE("GPL");
