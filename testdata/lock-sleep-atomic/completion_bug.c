/* wait_for_completion() under a spinlock. */
#include <linux/completion.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

static DECLARE_COMPLETION(done);
static DEFINE_SPINLOCK(lock);

void finish(void)
{
	complete(&done);
}

void bad_wait(void)
{
	spin_lock(&lock);
	wait_for_completion(&done); /* expect: lock-sleep-atomic */
	spin_unlock(&lock);
}
