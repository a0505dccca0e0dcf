/* A driver's own lock and unlock wrappers; one path forgets the second. */
#include <linux/slab.h>
#include <linux/spinlock.h>

struct chip {
	spinlock_t lock;
	unsigned long flags;
	int busy;
};

struct chip *chip_new(void)
{
	struct chip *c = kzalloc(sizeof(*c), GFP_KERNEL);

	if (c)
		spin_lock_init(&c->lock);
	return c;
}

static void chip_lock(struct chip *c)
{
	spin_lock_irqsave(&c->lock, c->flags);
}

static void chip_unlock(struct chip *c)
{
	spin_unlock_irqrestore(&c->lock, c->flags);
}

int bad_claim(struct chip *c)
{
	chip_lock(c);
	if (c->busy) {
		return 0; /* expect: lock-leak */
	}
	c->busy = 1;
	chip_unlock(c);
	return 1;
}
