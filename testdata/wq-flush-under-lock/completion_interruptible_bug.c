/* wait_for_completion_interruptible() under a rwsem that the completing thread writes. */
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
static DECLARE_COMPLETION(loaded);

static int loader(void *data)
{
	down_write(&sem);
	complete(&loaded);
	up_write(&sem);
	return 0;
}

int bad_load(void)
{
	struct task_struct *task = kthread_run(loader, NULL, "loader");
	int err;

	if (IS_ERR(task))
		return PTR_ERR(task);
	down_read(&sem);
	err = wait_for_completion_interruptible(&loaded); /* expect: wq-flush-under-lock */
	up_read(&sem);
	return err;
}
