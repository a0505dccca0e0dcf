/* What a report says: every edge with its calls, and lockdep's table. */
#include <linux/mutex.h>

static DEFINE_MUTEX(list_lock);

struct port {
	struct mutex lock;
	int users;
};

static void port_count(struct port *p)
{
	mutex_lock(&p->lock);
	p->users++;
	mutex_unlock(&p->lock);
}

static void port_get(struct port *p)
{
	port_count(p);
}

void bad_walk(struct port *p)
{
	mutex_lock(&list_lock);
	port_get(p);
	mutex_unlock(&list_lock);
}

void bad_drop(struct port *p)
{
	mutex_lock(&p->lock);
	mutex_lock(&list_lock);
	mutex_unlock(&list_lock);
	mutex_unlock(&p->lock);
}
//--- output
// table.c:33:2: error: possible circular locking dependency: bad_drop() takes list_lock under port.lock, bad_walk() takes them the other way round [lock-order]
// table.c:32:2: note: bad_drop() takes port.lock here
// table.c:33:2: note: bad_drop() waits for list_lock here
// table.c:25:2: note: bad_walk() takes list_lock here
// table.c:26:2: note: bad_walk() calls port_get() here
// table.c:20:2: note: port_get() calls port_count() here
// table.c:13:2: note: port_count() waits for port.lock here
//
//  Possible unsafe locking scenario:
//
//        CPU0                    CPU1
//        ----                    ----
//   lock(port.lock);
//                                lock(list_lock);
//                                lock(port.lock);
//   lock(list_lock);
//
//   *** DEADLOCK ***
//
