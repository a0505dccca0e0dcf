/* Every failure of the init function destroys the workqueue again. */
// spatch: -D patch -D wq=foo_wq -D init=foo_init -D exit=foo_exit -D shared
#include <linux/module.h>

static int __init foo_init(void)
{
	int err = 0;
	struct foo *foo;

	if (foo_disabled) {
		pr_info("disabled\n");
		return -ENODEV;
	}
	foo = foo_get();
	if (IS_ERR(foo))
		return PTR_ERR(foo);
	err = foo_first(foo);
	if (err < 0)
		return err;
	err = foo_second(foo);
	if (err)
		goto out;
	err = foo_third(foo);
	if (err) {
		foo_undo_second(foo);
		goto out;
	}

	return 0;
out:
	foo_undo_first(foo);
	return err;
}
module_init(foo_init);

static void __exit foo_exit(void)
{
	if (foo_used)
		flush_scheduled_work();
}
module_exit(foo_exit);
