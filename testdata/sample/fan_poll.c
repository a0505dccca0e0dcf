// SPDX-License-Identifier: GPL-2.0-only
/* Both work items of the fan run on system_wq, which everybody else in the system uses too. */
#include <linux/jiffies.h>
#include <linux/workqueue.h>

#include "fan.h"

static void fan_speed_fn(struct work_struct *work)
{
	struct fan *fan = container_of(work, struct fan, speed_work);

	mutex_lock(&fan->lock);
	fan->speed = fan->wanted;
	mutex_unlock(&fan->lock);
}

static void fan_poll_fn(struct work_struct *work)
{
	struct fan *fan = container_of(to_delayed_work(work), struct fan, poll_work);

	if (fan->going)
		schedule_delayed_work(&fan->poll_work, HZ);
}

void fan_request(struct fan *fan, unsigned int speed)
{
	fan->wanted = speed;
	schedule_work(&fan->speed_work);
}

void fan_poll_start(struct fan *fan)
{
	INIT_WORK(&fan->speed_work, fan_speed_fn);
	INIT_DELAYED_WORK(&fan->poll_work, fan_poll_fn);
	fan->going = true;
	schedule_delayed_work(&fan->poll_work, HZ);
}

void fan_poll_stop(struct fan *fan)
{
	fan->going = false;
	cancel_delayed_work_sync(&fan->poll_work);
}
