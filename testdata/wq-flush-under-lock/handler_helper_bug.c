/* The handler takes the lock in a helper behind a function pointer table. */
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct codec;

struct codec_ops {
	void (*update)(struct codec *c);
};

struct codec {
	struct mutex lock;
	struct work_struct work;
	const struct codec_ops *ops;
};

static void hda_update(struct codec *c)
{
	mutex_lock(&c->lock);
	mutex_unlock(&c->lock);
}

static const struct codec_ops hda_ops = { .update = hda_update };

static void codec_work(struct work_struct *work)
{
	struct codec *c = container_of(work, struct codec, work);

	c->ops->update(c);
}

void codec_init(struct codec *c)
{
	mutex_init(&c->lock);
	c->ops = &hda_ops;
	INIT_WORK(&c->work, codec_work);
	schedule_work(&c->work);
}

void bad_codec_stop(struct codec *c)
{
	mutex_lock(&c->lock);
	flush_work(&c->work); /* expect: wq-flush-under-lock */
	mutex_unlock(&c->lock);
}
