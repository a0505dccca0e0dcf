/* A getter returns with the object's lock held; its callers disagree about the order. */
#include <linux/mutex.h>

static DEFINE_MUTEX(user_lock);
static DEFINE_MUTEX(log_lock);
static int user;

static int *get_user_locked(void)
{
	mutex_lock(&user_lock); /* expect: lock-order */
	return &user;
}

static void put_user_unlock(void)
{
	mutex_unlock(&user_lock);
}

void bad_login(void)
{
	*get_user_locked() = 1;
	mutex_lock(&log_lock); /* expect: lock-order */
	mutex_unlock(&log_lock);
	put_user_unlock();
}

void bad_audit(void)
{
	mutex_lock(&log_lock);
	*get_user_locked() = 0; /* expect: lock-order */
	mutex_unlock(&log_lock);
	put_user_unlock();
}
