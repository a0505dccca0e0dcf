/* A seq_file iterator takes the lock in start and gives it back in stop, by contract. */
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/seq_file.h>

static LIST_HEAD(items);
static DEFINE_MUTEX(items_lock);

static void *items_start(struct seq_file *m, loff_t *pos)
{
	mutex_lock(&items_lock);
	return seq_list_start(&items, *pos);
}

static void *items_next(struct seq_file *m, void *v, loff_t *pos)
{
	return seq_list_next(v, &items, pos);
}

static void items_stop(struct seq_file *m, void *v)
{
	mutex_unlock(&items_lock);
}

static int good_show(struct seq_file *m, void *v)
{
	if (!v)
		return 0;
	seq_puts(m, "item\n");
	return 0;
}

const struct seq_operations items_ops = {
	.start = items_start,
	.next = items_next,
	.stop = items_stop,
	.show = good_show,
};
