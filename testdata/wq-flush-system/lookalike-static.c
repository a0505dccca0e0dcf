/* A driver that has nothing to do with workqueues and its own drain_workqueue(). */

struct queue {
	int length;
};

static struct queue system_queue;

static void drain_workqueue(struct queue *q)
{
	q->length = 0;
}

static void flush_scheduled_work(void)
{
	system_queue.length = 1;
}

void good_stop(void)
{
	drain_workqueue(&system_queue);
	flush_scheduled_work();
}
