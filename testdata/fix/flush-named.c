/* The result of one item of the object at hand is awaited: a flush of that item. */
#include <linux/module.h>
#include <linux/workqueue.h>

struct lamp {
	struct work_struct update;
	int wanted;
};

static void lamp_fn(struct work_struct *work)
{
	struct lamp *lamp = container_of(work, struct lamp, update);

	lamp->wanted = 0;
}

void lamp_init(struct lamp *lamp)
{
	INIT_WORK(&lamp->update, lamp_fn);
}

void lamp_set(struct lamp *lamp, int wanted)
{
	lamp->wanted = wanted;
	schedule_work(&lamp->update);
	flush_scheduled_work();
}
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module flush-named
//   flush-named.c:26: flush_scheduled_work() in lamp_set()
//     flush-work: lamp.update: flush_work(&lamp->update)
//   Queue calls (Step 4):
//     stays  flush-named.c:25: schedule_work(&lamp->update): stays on system_wq; flush_work(&lamp->update) waits for it
//   Proof: 1 unit read again without new diagnostics; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/flush-named.c b/flush-named.c
// index 4a98d3b..c10bc82 100644
// --- a/flush-named.c
// +++ b/flush-named.c
// @@ -23,5 +23,5 @@ void lamp_set(struct lamp *lamp, int wanted)
//  {
//  	lamp->wanted = wanted;
//  	schedule_work(&lamp->update);
// -	flush_scheduled_work();
// +	flush_work(&lamp->update);
//  }
//
