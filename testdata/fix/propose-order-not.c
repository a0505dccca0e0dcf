/* Orders that are not turned round: a subclass, a condition, a lock found through another, a call. */
#include <linux/module.h>
#include <linux/mutex.h>

struct part {
	struct mutex lock;
};

struct whole {
	struct mutex lock;
	struct mutex log;
	struct part *first;
	int used;
};

static void part_changed(struct whole *w)
{
	mutex_lock(&w->log);
	w->used++;
	mutex_unlock(&w->log);
}

void part_add(struct whole *w)
{
	mutex_lock(&w->log);
	mutex_lock(&w->lock);
	w->used++;
	mutex_unlock(&w->lock);
	mutex_unlock(&w->log);
}

void part_drop(struct whole *w)
{
	mutex_lock(&w->log);
	mutex_lock(&w->lock);
	w->used--;
	mutex_unlock(&w->lock);
	mutex_unlock(&w->log);
}

void bad_by_call(struct whole *w)
{
	mutex_lock(&w->lock);
	part_changed(w);
	mutex_unlock(&w->lock);
}

void part_one(struct whole *w)
{
	struct part *p = w->first;

	mutex_lock(&p->lock);
	mutex_lock(&w->lock);
	w->used++;
	mutex_unlock(&w->lock);
	mutex_unlock(&p->lock);
}

void part_two(struct whole *w)
{
	struct part *p = w->first;

	mutex_lock(&p->lock);
	mutex_lock(&w->lock);
	w->used--;
	mutex_unlock(&w->lock);
	mutex_unlock(&p->lock);
}

void bad_found_through(struct whole *w)
{
	mutex_lock(&w->lock);
	mutex_lock(&w->first->lock);
	w->used--;
	mutex_unlock(&w->first->lock);
	mutex_unlock(&w->lock);
}

/* Fewer functions say so, but so does what is called through the table. */
struct job {
	int (*run)(struct job *job);
};

static DEFINE_MUTEX(queue_lock);
static DEFINE_MUTEX(state_lock);

static int job_run(struct job *job)
{
	mutex_lock(&state_lock);
	mutex_unlock(&state_lock);
	return 0;
}

struct job plain_job = { .run = job_run };

void job_one(struct job *job)
{
	mutex_lock(&queue_lock);
	job->run(job);
	mutex_unlock(&queue_lock);
}

void bad_queue(void)
{
	mutex_lock(&queue_lock);
	mutex_lock(&state_lock);
	mutex_unlock(&state_lock);
	mutex_unlock(&queue_lock);
}

void state_set(void)
{
	mutex_lock(&state_lock);
	mutex_lock(&queue_lock);
	mutex_unlock(&queue_lock);
	mutex_unlock(&state_lock);
}

void state_clear(void)
{
	mutex_lock(&state_lock);
	mutex_lock(&queue_lock);
	mutex_unlock(&queue_lock);
	mutex_unlock(&state_lock);
}
//--- command
// lockstep fix --no-cache -q --checks=-*,lock-order .
//--- status
// 1
//--- output
// Module propose-order-not
//   propose-order-not.c:53: possible circular locking dependency: part_one() takes whole.lock under part.lock, bad_found_through() takes them the other way round [lock-order]
//     manual: the inner lock of bad_found_through() is found through what the outer one may protect
//   Nothing was changed.
//
// Module propose-order-not
//   propose-order-not.c:106: possible circular locking dependency: bad_queue() takes state_lock under queue_lock, state_set() takes them the other way round [lock-order]
//     manual: the order that fewer functions use is also made through a table of functions
//   Nothing was changed.
//
// Module propose-order-not
//   propose-order-not.c:44: possible circular locking dependency: bad_by_call() takes whole.log under whole.lock, part_add() takes them the other way round [lock-order]
//     manual: bad_by_call() does not take both locks itself
//   Nothing was changed.
//
