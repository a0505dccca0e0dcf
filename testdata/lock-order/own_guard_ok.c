/* A guard that the driver defines itself: its scope has ended where the other lock is taken. */
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

static int port_use(struct port *p)
{
	guard(port)(p);
	if (p->users)
		return -EBUSY;
	p->users++;
	return 0;
}

int good_open(struct port *p)
{
	int err = port_use(p);

	if (err)
		return err;
	mutex_lock(&list_lock);
	mutex_unlock(&list_lock);
	return 0;
}

void good_walk(struct port *p)
{
	mutex_lock(&list_lock);
	scoped_guard(port, p)
		p->users = 0;
	mutex_unlock(&list_lock);
}
