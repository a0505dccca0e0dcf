/* A flag of the object says whether it has a mutex or a spinlock with interrupts disabled. */
#include <linux/interrupt.h>
#include <linux/spinlock.h>
#include <linux/mutex.h>
#include <linux/delay.h>

struct stream {
	bool nonatomic;
	struct mutex mutex, other_mutex;
	spinlock_t lock;
	spinlock_t group_lock;
	int used;
};

static void stream_lock(struct stream *s)
{
	if (s->nonatomic)
		mutex_lock(&s->mutex);
	else
		spin_lock_irq(&s->lock);
}

static void stream_unlock(struct stream *s)
{
	if (s->nonatomic)
		mutex_unlock(&s->mutex);
	else
		spin_unlock_irq(&s->lock);
}

static void group_ref(struct stream *s)
{
	spin_lock(&s->group_lock);
	s->used++;
	spin_unlock(&s->group_lock);
}

static irqreturn_t stream_irq(int irq, void *data)
{
	struct stream *s = data;

	spin_lock(&s->group_lock);
	s->used--;
	spin_unlock(&s->group_lock);
	return IRQ_HANDLED;
}

int good_drain(struct stream *s)
{
	msleep(1);
	stream_lock(s);
	group_ref(s);
	stream_unlock(s);
	return 0;
}

int stream_start(struct stream *s, int irq)
{
	mutex_init(&s->mutex);
	mutex_init(&s->other_mutex);
	spin_lock_init(&s->lock);
	spin_lock_init(&s->group_lock);
	return request_irq(irq, stream_irq, 0, "stream", s);
}
