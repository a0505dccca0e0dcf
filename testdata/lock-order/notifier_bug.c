/* A notifier's callback takes the mutex that the registering module holds over its own lock. */
#include <linux/mutex.h>
#include <linux/notifier.h>

static BLOCKING_NOTIFIER_HEAD(chain);
static DEFINE_MUTEX(event_lock);
static DEFINE_MUTEX(list_lock);

static int changed(struct notifier_block *nb, unsigned long action, void *data)
{
	mutex_lock(&list_lock); /* expect: lock-order */
	mutex_unlock(&list_lock);
	return NOTIFY_OK;
}

static struct notifier_block block = { .notifier_call = changed };

int start(void)
{
	return blocking_notifier_chain_register(&chain, &block);
}

void bad_event(void)
{
	mutex_lock(&event_lock);
	blocking_notifier_call_chain(&chain, 1, NULL); /* expect: lock-order */
	mutex_unlock(&event_lock);
}

void bad_list(void)
{
	mutex_lock(&list_lock);
	mutex_lock(&event_lock); /* expect: lock-order */
	mutex_unlock(&event_lock);
	mutex_unlock(&list_lock);
}
