/* wait_for_completion() under a mutex, which may sleep. */
#include <linux/completion.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

static DECLARE_COMPLETION(done);
static DEFINE_MUTEX(lock);

void finish(void)
{
	complete(&done);
}

void good_wait(void)
{
	mutex_lock(&lock);
	wait_for_completion(&done);
	mutex_unlock(&lock);
}
