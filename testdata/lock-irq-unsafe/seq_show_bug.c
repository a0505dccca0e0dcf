/* seq_operations: show() runs under what start() has taken, here with bottom halves enabled. */
#include <linux/seq_file.h>
#include <linux/timer.h>
#include <linux/spinlock.h>

struct entry {
	spinlock_t lock;
	struct timer_list timer;
	int used;
};

static spinlock_t table_lock;
static struct entry entries[4];

static void entry_timer(struct timer_list *t)
{
	struct entry *e = from_timer(e, t, timer);

	spin_lock(&e->lock);
	e->used--;
	spin_unlock(&e->lock);
}

static void *table_start(struct seq_file *s, loff_t *pos)
{
	spin_lock(&table_lock);
	return *pos < 4 ? &entries[*pos] : NULL;
}

static void *table_next(struct seq_file *s, void *v, loff_t *pos)
{
	return ++*pos < 4 ? &entries[*pos] : NULL;
}

static void table_stop(struct seq_file *s, void *v)
{
	spin_unlock(&table_lock);
}

static int bad_show(struct seq_file *s, void *v)
{
	struct entry *e = v;

	spin_lock(&e->lock); /* expect: lock-irq-unsafe */
	e->used++;
	spin_unlock(&e->lock);
	return 0;
}

const struct seq_operations table_ops = {
	.start = table_start,
	.next = table_next,
	.stop = table_stop,
	.show = bad_show,
};

void table_init(struct entry *e)
{
	spin_lock_init(&table_lock);
	spin_lock_init(&e->lock);
	timer_setup(&e->timer, entry_timer, 0);
}
