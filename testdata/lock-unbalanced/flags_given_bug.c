/* The helper is called before the second irqsave overwrites the flags, but is not given them. */
#include <linux/spinlock.h>

struct line {
	spinlock_t lock;
	int pending;
};

extern struct line *line_get(int i);
extern void line_kick(struct line *l, unsigned long flags);

void line_init(struct line *l)
{
	spin_lock_init(&l->lock);
}

extern void line_note(struct line *l);

void bad_kick_all(int n)
{
	struct line *l = line_get(n), *m = line_get(0);
	unsigned long flags;

	spin_lock_irqsave(&l->lock, flags);
	l->pending = 1;
	line_note(l);
	spin_lock_irqsave(&m->lock, flags); /* expect: lock-unbalanced */
	m->pending = 1;
	line_kick(m, flags);
	line_kick(l, flags);
}
