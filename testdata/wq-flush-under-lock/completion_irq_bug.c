/* wait_for_completion_killable() under a mutex that the completing irq thread takes first. */
#include <linux/completion.h>
#include <linux/interrupt.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(cmd_lock);
static DECLARE_COMPLETION(reply);

static irqreturn_t reply_thread(int irq, void *dev_id)
{
	mutex_lock(&cmd_lock);
	complete(&reply);
	mutex_unlock(&cmd_lock);
	return IRQ_HANDLED;
}

int start(int irq)
{
	return request_threaded_irq(irq, NULL, reply_thread, IRQF_ONESHOT, "reply", &reply);
}

int bad_command(void)
{
	int err;

	mutex_lock(&cmd_lock);
	err = wait_for_completion_killable(&reply); /* expect: wq-flush-under-lock */
	mutex_unlock(&cmd_lock);
	return err;
}
