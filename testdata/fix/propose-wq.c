/* Old names of alloc_workqueue(), flushes that do nothing, and twins of both. */
#include <linux/module.h>
#include <linux/workqueue.h>

static struct workqueue_struct *one_wq, *two_wq, *three_wq, *four_wq;

static int __init propose_init(void)
{
	const char *name = "three";

	one_wq = create_workqueue("one");
	two_wq = create_singlethread_workqueue("two");
	three_wq = create_freezable_workqueue(name);
	four_wq = alloc_workqueue("four", WQ_MEM_RECLAIM, 1);
	return one_wq && two_wq && three_wq && four_wq ? 0 : -ENOMEM;
}

static void stop_users(void)
{
}

static void __exit propose_exit(void)
{
	flush_workqueue(one_wq);
	destroy_workqueue(one_wq);

	flush_workqueue(two_wq);

	destroy_workqueue(two_wq);
	flush_workqueue(three_wq);
	stop_users();
	destroy_workqueue(three_wq);
	destroy_workqueue(four_wq);
}

module_init(propose_init);
module_exit(propose_exit);
//--- command
// lockstep fix --no-cache -q --checks=wq-deprecated-alloc,wq-flush-redundant .
//--- output
// Module propose-wq
//   propose-wq.c:11: create_workqueue() in propose_init() is deprecated: alloc_workqueue("one", WQ_MEM_RECLAIM, 1) means the same [wq-deprecated-alloc]
//     rename: calls it by its new name
//   propose-wq.c:12: create_singlethread_workqueue() in propose_init() is deprecated: alloc_ordered_workqueue("two", WQ_MEM_RECLAIM) means the same [wq-deprecated-alloc]
//     rename: calls it by its new name
//   propose-wq.c:13: create_freezable_workqueue() in propose_init() is deprecated: alloc_workqueue("%s", WQ_FREEZABLE | WQ_UNBOUND | WQ_MEM_RECLAIM, 1, ...) means the same [wq-deprecated-alloc]
//     rename: calls it by its new name
//   propose-wq.c:24: flush_workqueue(one_wq) in propose_exit() is redundant: destroy_workqueue() drains the workqueue itself [wq-flush-redundant]
//     remove: removes the flush
//   propose-wq.c:27: flush_workqueue(two_wq) in propose_exit() is redundant: destroy_workqueue() drains the workqueue itself [wq-flush-redundant]
//     remove: removes the flush
//   Proof: 1 unit read again without new diagnostics; the finding is gone, nothing new came; git apply accepts the diff
//
// diff --git a/propose-wq.c b/propose-wq.c
// index 19ab3d1..e081244 100644
// --- a/propose-wq.c
// +++ b/propose-wq.c
// @@ -8,9 +8,9 @@ static int __init propose_init(void)
//  {
//  	const char *name = "three";
//  
// -	one_wq = create_workqueue("one");
// -	two_wq = create_singlethread_workqueue("two");
// -	three_wq = create_freezable_workqueue(name);
// +	one_wq = alloc_workqueue("one", WQ_MEM_RECLAIM, 1);
// +	two_wq = alloc_ordered_workqueue("two", WQ_MEM_RECLAIM);
// +	three_wq = alloc_workqueue("%s", WQ_FREEZABLE | WQ_UNBOUND | WQ_MEM_RECLAIM, 1, name);
//  	four_wq = alloc_workqueue("four", WQ_MEM_RECLAIM, 1);
//  	return one_wq && two_wq && three_wq && four_wq ? 0 : -ENOMEM;
//  }
// @@ -21,11 +21,8 @@ static void stop_users(void)
//  
//  static void __exit propose_exit(void)
//  {
// -	flush_workqueue(one_wq);
//  	destroy_workqueue(one_wq);
//  
// -	flush_workqueue(two_wq);
// -
//  	destroy_workqueue(two_wq);
//  	flush_workqueue(three_wq);
//  	stop_users();
//
