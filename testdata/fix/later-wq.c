/* Delayed items keep their delay, long calls are wrapped, and mod_delayed_work() moves as well. */
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

struct connection_entry {
	struct delayed_work timeout_of_the_entry;
	struct connection_entry *next;
};

static struct connection_entry *entries;

static void timeout_fn(struct work_struct *work)
{
	kfree(container_of(work, struct connection_entry, timeout_of_the_entry.work));
}

void add_entry(struct connection_entry *entry, unsigned long how_long)
{
	INIT_DELAYED_WORK(&entry->timeout_of_the_entry, timeout_fn);
	entry->next = entries;
	entries = entry;
	schedule_delayed_work(&entry->timeout_of_the_entry,
			      how_long);
}

void end_entry(struct connection_entry *entry)
{
	mod_delayed_work(system_wq, &entry->timeout_of_the_entry, 0);
}

static int __init later_init(void)
{
	return 0;
}

static void __exit later_exit(void)
{
	while (entries) {
		end_entry(entries);
		entries = entries->next;
	}
	flush_scheduled_work();
	entries = NULL;
}

module_init(later_init);
module_exit(later_exit);
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module later-wq
//   later-wq.c:43: flush_scheduled_work() in later_exit()
//     module-wq: system_wq needs a workqueue of its own: connection_entry.timeout_of_the_entry: its handler frees the object with kfree()
//   Queue calls (Step 4):
//     moved  later-wq.c:23: schedule_delayed_work(&entry->timeout_of_the_entry): on system_wq, which is flushed
//     moved  later-wq.c:29: mod_delayed_work(&entry->timeout_of_the_entry): on system_wq, which is flushed
//   Note: connection_entry.timeout_of_the_entry is delayed, and nothing cancels it synchronously: neither a flush nor destroy_workqueue() waits while it is only armed, before the change and after it
//   Proof: 1 unit read again without new diagnostics; every item moved, the workqueue is made first and destroyed on each way out; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/later-wq.c b/later-wq.c
// index f370f51..86a4dd3 100644
// --- a/later-wq.c
// +++ b/later-wq.c
// @@ -9,6 +9,7 @@ struct connection_entry {
//  };
//  
//  static struct connection_entry *entries;
// +static struct workqueue_struct *later_wq;
//  
//  static void timeout_fn(struct work_struct *work)
//  {
// @@ -20,17 +21,20 @@ void add_entry(struct connection_entry *entry, unsigned long how_long)
//  	INIT_DELAYED_WORK(&entry->timeout_of_the_entry, timeout_fn);
//  	entry->next = entries;
//  	entries = entry;
// -	schedule_delayed_work(&entry->timeout_of_the_entry,
// -			      how_long);
// +	queue_delayed_work(later_wq, &entry->timeout_of_the_entry, how_long);
//  }
//  
//  void end_entry(struct connection_entry *entry)
//  {
// -	mod_delayed_work(system_wq, &entry->timeout_of_the_entry, 0);
// +	mod_delayed_work(later_wq, &entry->timeout_of_the_entry, 0);
//  }
//  
//  static int __init later_init(void)
//  {
// +	later_wq = alloc_workqueue("later_wq", 0, 0);
// +	if (!later_wq)
// +		return -ENOMEM;
// +
//  	return 0;
//  }
//  
// @@ -40,8 +44,9 @@ static void __exit later_exit(void)
//  		end_entry(entries);
//  		entries = entries->next;
//  	}
// -	flush_scheduled_work();
// +	flush_workqueue(later_wq);
//  	entries = NULL;
// +	destroy_workqueue(later_wq);
//  }
//  
//  module_init(later_init);
//
