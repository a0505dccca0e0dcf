/* Calls inside of statement expressions, comma expressions and conditions. */
#include <linux/module.h>
#include <linux/workqueue.h>

static void item_fn(struct work_struct *work)
{
}
static DECLARE_WORK(item, item_fn);

static void start(void)
{
	schedule_work(&item);
}

static int bad_statement_expression(int last)
{
	int gone = ({ flush_scheduled_work(); last; });

	return gone;
}

static int bad_comma(int last)
{
	return last && (flush_scheduled_work(), 1);
}

static int good_comma(int last)
{
	return last && (cancel_work_sync(&item), 1);
}
//--- output
// expressions.c:17:16: warning: flush_scheduled_work() in bad_statement_expression() waits for every work item on system_wq [wq-flush-system]
// expressions.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
// expressions.c:24:18: warning: flush_scheduled_work() in bad_comma() waits for every work item on system_wq [wq-flush-system]
// expressions.c:12:2: note: start() queues item (handler item_fn()) on system_wq here
