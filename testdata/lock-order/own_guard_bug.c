/* A guard that the driver defines itself: its scope has not ended where the other lock is taken. */
#include <linux/cleanup.h>
#include <linux/mutex.h>

struct port {
	struct mutex lock;
	int users;
};

DEFINE_GUARD(port, struct port *, mutex_lock(&_T->lock), mutex_unlock(&_T->lock))

static DEFINE_MUTEX(list_lock);

void port_init(struct port *p)
{
	mutex_init(&p->lock);
}

int bad_open(struct port *p)
{
	guard(port)(p);
	mutex_lock(&list_lock); /* expect: lock-order */
	p->users++;
	mutex_unlock(&list_lock);
	return 0;
}

void bad_walk(struct port *p)
{
	mutex_lock(&list_lock);
	scoped_guard(port, p) /* expect: lock-order */
		p->users = 0;
	mutex_unlock(&list_lock);
}
