/* The lock is initialised by the set-up function of another unit. */
#include <linux/mutex.h>
#include "link.h"

static struct link wire;

int good_up(void)
{
	link_setup(&wire);
	mutex_lock(&wire.lock);
	wire.up = 1;
	mutex_unlock(&wire.lock);
	return 0;
}
//--- link.h
struct link {
	struct mutex lock;
	struct mutex stats_lock;
	int up;
};

void link_setup(struct link *l);
//--- setup.c
#include <linux/mutex.h>
#include "link.h"

void link_setup(struct link *l)
{
	mutex_init(&l->lock);
	l->up = 0;
}
//--- Makefile
obj-m := wire.o
wire-y := other_unit_ok.o setup.o
//--- command
// lockstep check --no-cache --checks='-*,lock-uninit' .
