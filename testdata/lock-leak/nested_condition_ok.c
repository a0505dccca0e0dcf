/* Locks under two conditions and unlocks under the same ones. */
#include <linux/errno.h>
#include <linux/spinlock.h>

struct port {
	spinlock_t lock;
	unsigned long features;
	int mode;
};

extern int port_send(struct port *p);
extern void port_enter(struct port *p);
extern void port_leave(struct port *p);

#define PORT_LOCK(p) { if (!((p)->features & 4)) spin_lock(&(p)->lock); else port_enter(p); }
#define PORT_UNLOCK(p) { if (!((p)->features & 4)) { port_leave(p); spin_unlock(&(p)->lock); } \
	else port_leave(p); }

void port_init(struct port *p)
{
	spin_lock_init(&p->lock);
}

int good_transmit(struct port *p)
{
	int err;

	if (p->mode != 1)
		PORT_LOCK(p);
	err = port_send(p);
	if (p->mode != 1)
		PORT_UNLOCK(p);
	return err;
}
