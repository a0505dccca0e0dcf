/* The thread of the driver disables bottom halves, since requests come from softirqs. */
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/spinlock.h>

struct skcipher_request {
	struct list_head list;
};

struct skcipher_alg {
	int (*encrypt)(struct skcipher_request *req);
};

static DEFINE_SPINLOCK(engine_lock);
static LIST_HEAD(engine_queue);
static struct task_struct *engine_task;

static int engine_encrypt(struct skcipher_request *req)
{
	spin_lock(&engine_lock);
	list_add(&req->list, &engine_queue);
	spin_unlock(&engine_lock);
	return 0;
}

static int good_engine_thread(void *data)
{
	while (!kthread_should_stop()) {
		spin_lock_bh(&engine_lock);
		engine_queue.next = &engine_queue;
		spin_unlock_bh(&engine_lock);
		schedule();
	}
	return 0;
}

int engine_start(void)
{
	engine_task = kthread_run(good_engine_thread, NULL, "engine");
	return 0;
}

struct skcipher_alg engine_alg = {
	.encrypt = engine_encrypt,
};
