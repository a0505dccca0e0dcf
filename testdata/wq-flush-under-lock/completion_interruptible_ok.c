/* wait_for_completion_interruptible() before the rwsem is taken. */
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

int good_load(void)
{
	struct task_struct *task = kthread_run(loader, NULL, "loader");
	int err;

	if (IS_ERR(task))
		return PTR_ERR(task);
	err = wait_for_completion_interruptible(&loaded);
	down_read(&sem);
	up_read(&sem);
	return err;
}
