/* A notifier's callback takes the mutex that nobody holds while taking the chain caller's lock. */
#include <linux/mutex.h>
#include <linux/notifier.h>

static BLOCKING_NOTIFIER_HEAD(chain);
static DEFINE_MUTEX(event_lock);
static DEFINE_MUTEX(list_lock);

static int changed(struct notifier_block *nb, unsigned long action, void *data)
{
	mutex_lock(&list_lock);
	mutex_unlock(&list_lock);
	return NOTIFY_OK;
}

static struct notifier_block block = { .notifier_call = changed };

int start(void)
{
	return blocking_notifier_chain_register(&chain, &block);
}

void good_event(void)
{
	mutex_lock(&event_lock);
	blocking_notifier_call_chain(&chain, 1, NULL);
	mutex_unlock(&event_lock);
}

void good_list(void)
{
	mutex_lock(&event_lock);
	mutex_unlock(&event_lock);
}
