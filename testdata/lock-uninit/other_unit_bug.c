/* The other unit's set-up function initialises the wrong member. */
#include <linux/mutex.h>
#include "link.h"

static struct link wire;

int bad_up(void)
{
	link_setup(&wire);
	mutex_lock(&wire.lock); /* expect: lock-uninit */
	wire.up = 1;
	mutex_unlock(&wire.lock);
	return 0;
}
//--- link.h
struct link {
	struct mutex lock; /* expect: lock-uninit */
	struct mutex stats_lock;
	int up;
};

void link_setup(struct link *l);
//--- setup.c
#include <linux/mutex.h>
#include "link.h"

void link_setup(struct link *l)
{
	mutex_init(&l->stats_lock);
	l->up = 0;
}
//--- Makefile
obj-m := wire.o
wire-y := other_unit_bug.o setup.o
//--- command
// lockstep check --no-cache --checks='-*,lock-uninit' .
