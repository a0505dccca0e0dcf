/* A getter returns with the object's lock held; its callers keep one order. */
#include <linux/mutex.h>

static DEFINE_MUTEX(user_lock);
static DEFINE_MUTEX(log_lock);
static int user;

static int *get_user_locked(void)
{
	mutex_lock(&user_lock);
	return &user;
}

static void put_user_unlock(void)
{
	mutex_unlock(&user_lock);
}

void good_login(void)
{
	*get_user_locked() = 1;
	mutex_lock(&log_lock);
	mutex_unlock(&log_lock);
	put_user_unlock();
}

void good_audit(void)
{
	*get_user_locked() = 0;
	mutex_lock(&log_lock);
	mutex_unlock(&log_lock);
	put_user_unlock();
}
