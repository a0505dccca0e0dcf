/* A callee takes the lock unless it is told that it is held, in two places: here it is told so. */
#include <linux/mutex.h>
#include <linux/delay.h>

static DEFINE_MUTEX(setup_mutex);
static int rebuilt;

static void rebuild(int reinit, bool locked)
{
	if (!reinit) {
		if (!locked)
			mutex_lock(&setup_mutex);
		rebuilt++;
		if (!locked)
			mutex_unlock(&setup_mutex);
	}
	if (reinit)
		msleep(1);
	if (!locked)
		mutex_lock(&setup_mutex);
	rebuilt++;
	if (!locked)
		mutex_unlock(&setup_mutex);
}

void good_resume(void)
{
	mutex_lock(&setup_mutex);
	rebuild(1, true);
	mutex_unlock(&setup_mutex);
}
