/* The helper that is given the flags unlocks with them, in each turn of the loop. */
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

void good_kick_all(int n)
{
	unsigned long flags;
	int i;

	for (i = 0; i < n; i++) {
		struct line *l = line_get(i);

		spin_lock_irqsave(&l->lock, flags);
		l->pending = 1;
		line_kick(l, flags);
	}
}
