/* The mutex is released before wait_for_completion(). */
#include <linux/completion.h>
#include <linux/mutex.h>
#include <linux/workqueue.h>

static DEFINE_MUTEX(lock);
static DECLARE_COMPLETION(done);

static void answer_work(struct work_struct *work)
{
	mutex_lock(&lock);
	complete(&done);
	mutex_unlock(&lock);
}

static DECLARE_WORK(answer, answer_work);

void good_ask(void)
{
	mutex_lock(&lock);
	schedule_work(&answer);
	mutex_unlock(&lock);
	wait_for_completion(&done);
}
