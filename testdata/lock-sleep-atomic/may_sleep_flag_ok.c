/* The request says whether its owner may sleep, and only then the function waits. */
#include <linux/completion.h>
#include <linux/spinlock.h>

#define REQ_MAY_SLEEP 2

struct request {
	unsigned int flags;
	struct completion done;
};

static DEFINE_SPINLOCK(lock);

void request_post(struct request *r);

static void request_send(struct request *r)
{
	request_post(r);
	if (r->flags & REQ_MAY_SLEEP)
		wait_for_completion(&r->done);
}

void good_send(struct request *r)
{
	spin_lock(&lock);
	request_send(r);
	spin_unlock(&lock);
}
