/* Two locks in the order of the rest: the outer call keeps its way with interrupts; refused twins. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(head);
static DEFINE_SPINLOCK(tail);
static DEFINE_RWLOCK(map);
static DEFINE_MUTEX(outer);
static DEFINE_MUTEX(inner);
static int used;

void add(void)
{
	spin_lock(&head);
	spin_lock(&tail);
	used++;
	spin_unlock(&tail);
	spin_unlock(&head);
}

void bad_remove(int n)
{
	unsigned long flags;

	spin_lock_irqsave(&tail, flags); /* both are needed */
	spin_lock(&head);
	if (!n) {
		spin_unlock(&head);
		spin_unlock_irqrestore(&tail, flags);
		return;
	}
	used -= n;
	spin_unlock(&head);
	used--;
	spin_unlock_irqrestore(&tail, flags);
}

void map_add(void)
{
	write_lock(&map);
	spin_lock(&tail);
	used++;
	spin_unlock(&tail);
	write_unlock(&map);
}

void map_clear(void)
{
	write_lock(&map);
	spin_lock(&tail);
	used = 0;
	spin_unlock(&tail);
	write_unlock(&map);
}

void bad_map_find(void)
{
	spin_lock_bh(&tail);
	read_lock(&map);
	used++;
	read_unlock(&map);
	spin_unlock_bh(&tail);
}

void open_all(void)
{
	mutex_lock(&outer);
	mutex_lock(&inner);
	used++;
	mutex_unlock(&inner);
	mutex_unlock(&outer);
}

void close_all(void)
{
	mutex_lock(&outer);
	mutex_lock(&inner);
	used--;
	mutex_unlock(&inner);
	mutex_unlock(&outer);
}

void bad_not_adjacent(void)
{
	mutex_lock(&inner);
	used = 0;
	mutex_lock(&outer);
	used++;
	mutex_unlock(&outer);
	mutex_unlock(&inner);
}
//--- command
// lockstep fix --no-cache -q --checks=-*,lock-order .
//--- status
// 1
//--- output
// Module propose-order
//   propose-order.c:16: possible circular locking dependency: add() takes tail under head, bad_remove() takes them the other way round [lock-order]
//     swap: bad_remove() takes head before tail, the order of add()
//   propose-order.c:42: possible circular locking dependency: map_add() takes tail under map, bad_map_find() takes them the other way round [lock-order]
//     swap: bad_map_find() takes map before tail, as map_add() and 1 other function do
//   Proof: 1 unit read again without new diagnostics; the finding is gone, nothing new came; git apply accepts the diff
//
// diff --git a/propose-order.c b/propose-order.c
// index 0cb0c4c..fe0c6e5 100644
// --- a/propose-order.c
// +++ b/propose-order.c
// @@ -23,11 +23,11 @@ void bad_remove(int n)
//  {
//  	unsigned long flags;
//  
// -	spin_lock_irqsave(&tail, flags); /* both are needed */
// -	spin_lock(&head);
// +	spin_lock_irqsave(&head, flags); /* both are needed */
// +	spin_lock(&tail);
//  	if (!n) {
// -		spin_unlock(&head);
// -		spin_unlock_irqrestore(&tail, flags);
// +		spin_unlock(&tail);
// +		spin_unlock_irqrestore(&head, flags);
//  		return;
//  	}
//  	used -= n;
// @@ -56,11 +56,11 @@ void map_clear(void)
//  
//  void bad_map_find(void)
//  {
// -	spin_lock_bh(&tail);
// -	read_lock(&map);
// +	read_lock_bh(&map);
// +	spin_lock(&tail);
//  	used++;
// -	read_unlock(&map);
// -	spin_unlock_bh(&tail);
// +	spin_unlock(&tail);
// +	read_unlock_bh(&map);
//  }
//  
//  void open_all(void)
//
// Module propose-order
//   propose-order.c:88: possible circular locking dependency: bad_not_adjacent() takes outer under inner, open_all() takes them the other way round [lock-order]
//     manual: bad_not_adjacent() does something else between taking the two locks
//   Nothing was changed.
//
