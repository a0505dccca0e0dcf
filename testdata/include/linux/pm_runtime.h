/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_PM_RUNTIME_H
#define STAND_IN_LINUX_PM_RUNTIME_H

#include <linux/device.h>

void pm_runtime_enable(struct device *dev);
void pm_runtime_disable(struct device *dev);
int pm_runtime_get(struct device *dev);
int pm_runtime_get_sync(struct device *dev);
int pm_runtime_resume_and_get(struct device *dev);
void pm_runtime_get_noresume(struct device *dev);
int pm_runtime_put(struct device *dev);
int pm_runtime_put_sync(struct device *dev);
int pm_runtime_put_autosuspend(struct device *dev);
void pm_runtime_put_noidle(struct device *dev);
void pm_runtime_mark_last_busy(struct device *dev);
void pm_runtime_set_active(struct device *dev);
void pm_runtime_use_autosuspend(struct device *dev);
void pm_runtime_set_autosuspend_delay(struct device *dev, int delay);
bool pm_runtime_suspended(struct device *dev);

#endif
