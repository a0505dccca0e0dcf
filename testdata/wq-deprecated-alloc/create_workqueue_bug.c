/* create_workqueue() is the deprecated way. */
#include <linux/workqueue.h>

static struct workqueue_struct *wq;

int bad_init(void)
{
	wq = create_workqueue("deprecated"); /* expect: wq-deprecated-alloc */
	return wq ? 0 : -ENOMEM;
}
//--- status
// 0
