/* Semaphores that are held like locks, in both orders. */
#include <linux/semaphore.h>

struct port {
	struct semaphore request, response;
	int busy;
};

void port_init(struct port *p)
{
	sema_init(&p->request, 1);
	sema_init(&p->response, 1);
}

void bad_first(struct port *p)
{
	down(&p->request);
	down(&p->response); /* expect: lock-order */
	p->busy = 1;
	up(&p->response);
	up(&p->request);
}

void bad_second(struct port *p)
{
	down(&p->response);
	down(&p->request); /* expect: lock-order */
	p->busy = 0;
	up(&p->request);
	up(&p->response);
}
