/* Two drivers have a structure of one name; the one that waits has a handler without the lock. */
#include <linux/module.h>
#include <linux/rtnetlink.h>
#include <linux/workqueue.h>

struct adapter {
	struct work_struct reset;
};

static void first_reset(struct work_struct *work)
{
	rtnl_lock();
	rtnl_unlock();
}

void first_setup(struct adapter *a)
{
	INIT_WORK(&a->reset, first_reset);
}

static int __init first_init(void)
{
	return 0;
}
module_init(first_init);
//--- second.c
#include <linux/module.h>
#include <linux/rtnetlink.h>
#include <linux/workqueue.h>

struct adapter {
	struct work_struct reset;
};

static void second_reset(struct work_struct *work)
{
}

void second_setup(struct adapter *a)
{
	INIT_WORK(&a->reset, second_reset);
}

void good_down(struct adapter *a)
{
	rtnl_lock();
	cancel_work_sync(&a->reset);
	rtnl_unlock();
}

static int __init second_init(void)
{
	return 0;
}
module_init(second_init);
//--- Makefile
obj-m := same_tag_ok.o second.o
//--- command
// lockstep check --no-cache --checks='-*,wq-flush-under-lock' .
