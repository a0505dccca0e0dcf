/* Semaphores that others release are signals: waiting for one and then the other is no order. */
#include <linux/kthread.h>
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

void port_request(struct port *p)
{
	up(&p->request);
}

void port_response(struct port *p)
{
	up(&p->response);
}

int good_thread(void *data)
{
	struct port *p = data;

	while (!kthread_should_stop()) {
		down(&p->request);
		if (p->busy)
			down(&p->response);
	}
	return 0;
}
