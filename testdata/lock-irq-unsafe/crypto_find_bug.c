/* encrypt() is called from softirqs and from process context: its lock needs bottom halves disabled, and has them enabled. */
#include <linux/list.h>
#include <linux/spinlock.h>

struct skcipher_request {
	int nbytes;
};

struct skcipher_alg {
	int (*encrypt)(struct skcipher_request *req);
};

struct engine {
	struct list_head list;
	int busy;
};

static LIST_HEAD(engines);
static DEFINE_SPINLOCK(engines_lock);

static struct engine *find_engine(void)
{
	struct engine *e;

	spin_lock(&engines_lock); /* expect: lock-irq-unsafe */
	e = list_first_entry_or_null(&engines, struct engine, list);
	spin_unlock(&engines_lock);
	return e;
}

static int bad_encrypt(struct skcipher_request *req)
{
	return find_engine() ? 0 : -1;
}

struct skcipher_alg engine_alg = {
	.encrypt = bad_encrypt,
};
