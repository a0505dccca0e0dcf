/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_SMP_H
#define STAND_IN_LINUX_SMP_H

typedef void (*smp_call_func_t)(void *info);

int smp_call_function_single(int cpu, smp_call_func_t func, void *info, int wait);
void smp_call_function(smp_call_func_t func, void *info, int wait);
void on_each_cpu(smp_call_func_t func, void *info, int wait);

#endif
