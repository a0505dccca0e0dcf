/* A lock behind a table of functions is released before a break and again after the loop. */
#include <linux/errno.h>
#include <linux/mutex.h>

struct cache;

struct cache_ops {
	void (*lock)(struct cache *c);
	void (*unlock)(struct cache *c);
};

struct cache {
	const struct cache_ops *ops;
	struct mutex a, b;
	int used[4];
};

static void a_lock(struct cache *c)
{
	mutex_lock(&c->a);
}

static void a_unlock(struct cache *c)
{
	mutex_unlock(&c->a);
}

static void b_lock(struct cache *c)
{
	mutex_lock(&c->b);
}

static void b_unlock(struct cache *c)
{
	mutex_unlock(&c->b);
}

static const struct cache_ops a_ops = { .lock = a_lock, .unlock = a_unlock };
static const struct cache_ops b_ops = { .lock = b_lock, .unlock = b_unlock };

void cache_init(struct cache *c, int big)
{
	mutex_init(&c->a);
	mutex_init(&c->b);
	c->ops = big ? &b_ops : &a_ops;
}

static void cache_lock(struct cache *c)
{
	c->ops->lock(c);
}

static void cache_unlock(struct cache *c)
{
	c->ops->unlock(c);
}

int bad_fill(struct cache *c)
{
	int i, err = 0;

	cache_lock(c);
	for (i = 0; i < 4; i++) {
		if (c->used[i]) {
			cache_unlock(c);
			err = -EBUSY;
			break;
		}
		c->used[i] = 1;
	}
	cache_unlock(c); /* expect: lock-unbalanced */
	return err;
}
