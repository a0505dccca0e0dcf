/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef SAMPLE_FAN_H
#define SAMPLE_FAN_H

#include <linux/mutex.h>
#include <linux/workqueue.h>

struct fan {
	struct mutex lock;
	struct work_struct speed_work;
	struct delayed_work poll_work;
	unsigned int speed;
	unsigned int wanted;
	bool going;
};

void fan_poll_start(struct fan *fan);
void fan_poll_stop(struct fan *fan);
void fan_request(struct fan *fan, unsigned int speed);

#endif
