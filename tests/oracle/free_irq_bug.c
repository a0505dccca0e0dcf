/* free_irq() under the mutex that the irq's thread takes: unknown to lockdep. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(lock);

static irqreturn_t thread(int irq, void *dev_id)
{
	mutex_lock(&lock);
	mutex_unlock(&lock);
	return IRQ_HANDLED;
}

static void bad_stop(int irq)
{
	mutex_lock(&lock);
	free_irq(irq, &lock); /* expect: wq-flush-under-lock */
	mutex_unlock(&lock);
}

static int __init case_init(void)
{
	int err = request_threaded_irq(5, NULL, thread, IRQF_ONESHOT, "oracle", &lock);

	if (err)
		return err;
	bad_stop(5);
	return 0;
}

static void __exit case_exit(void)
{
}

module_init(case_init);
module_exit(case_exit);
MODULE_LICENSE("GPL");
