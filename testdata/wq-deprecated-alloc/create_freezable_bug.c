/* create_freezable_workqueue() is the deprecated way. */
#include <linux/workqueue.h>

struct workqueue_struct *bad_queue(void)
{
	return create_freezable_workqueue("cold"); /* expect: wq-deprecated-alloc */
}
//--- status
// 0
