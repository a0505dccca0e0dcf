#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# A core in another folder calls back the driver that called it, not the driver beside it.
. "$(dirname "$0")/../lib.sh"

mkdir -p pair/core pair/drivers
printf 'obj-m += core/ drivers/\n' >pair/Kbuild
printf 'obj-m += core.o\n' >pair/core/Kbuild
printf 'obj-m += careful.o hasty.o\n' >pair/drivers/Kbuild
cat >pair/core.h <<'C'
#include <linux/spinlock.h>
struct queue { const struct queue_ops *ops; spinlock_t lock; };
struct queue_ops { void (*run)(struct queue *q); };
void queue_start(struct queue *q);
C
cat >pair/core/core.c <<'C'
#include <linux/module.h>
#include "../core.h"

void queue_start(struct queue *q)
{
	q->ops->run(q);
}
EXPORT_SYMBOL(queue_start);

void queue_init(struct queue *q)
{
	spin_lock_init(&q->lock);
}
C
driver() # NAME LOCK UNLOCK
{
	cat <<C
#include <linux/module.h>
#include <linux/interrupt.h>
#include "../core.h"

static DEFINE_SPINLOCK($1_lock);
static DEFINE_SPINLOCK($1_state);

static void $1_run(struct queue *q)
{
	$2(&$1_state);
	$3(&$1_state);
}

static const struct queue_ops $1_ops = { .run = $1_run };

void $1_kick(struct queue *q)
{
	q->ops = &$1_ops;
	spin_lock_irq(&$1_lock);
	queue_start(q);
	spin_unlock_irq(&$1_lock);
}
C
}
check="check --no-cache --kdir=$KDIR --checks=-*,lock-irq-unsafe pair"

driver careful spin_lock spin_unlock >pair/drivers/careful.c
driver hasty spin_lock spin_unlock >pair/drivers/hasty.c
# shellcheck disable=SC2086
{
	run 0 $check
	driver hasty spin_lock_irq spin_unlock_irq >pair/drivers/hasty.c
	run 1 $check
	has out 'drivers/hasty\.c:.*hasty_run\(\) enables interrupts while hasty_lock'
	has_not out 'careful_lock'
}
finish
