/* The request says whether its owner may sleep, but the function waits whatever it says. */
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
	if (r->flags & REQ_MAY_SLEEP)
		request_post(r);
	wait_for_completion(&r->done);
}

void bad_send(struct request *r)
{
	spin_lock(&lock);
	request_send(r); /* expect: lock-sleep-atomic */
	spin_unlock(&lock);
}
