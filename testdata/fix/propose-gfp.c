/* GFP_ATOMIC where nothing may sleep and the flag is at the call; the rest is left to the reader. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static void *one, *two, *three;

void bad_plain(int n)
{
	spin_lock(&lock);
	one = kmalloc(n, GFP_KERNEL);
	two = kmalloc(n * sizeof(int),
		      GFP_KERNEL | __GFP_NOWARN);
	spin_unlock(&lock);
}

static irqreturn_t bad_irq(int irq, void *data)
{
	three = kzalloc(sizeof(int), GFP_KERNEL);
	return IRQ_HANDLED;
}

int start(int irq)
{
	return request_irq(irq, bad_irq, 0, "gfp", &three);
}

void bad_must_not_fail(int n)
{
	spin_lock(&lock);
	one = kcalloc(n, n, GFP_KERNEL | __GFP_NOFAIL);
	spin_unlock(&lock);
}

void bad_virtual(int n)
{
	spin_lock(&lock);
	one = kvmalloc(n, GFP_KERNEL);
	spin_unlock(&lock);
}

static void *fill(int n)
{
	return kmemdup(one, n, GFP_KERNEL);
}

void bad_in_call(int n)
{
	spin_lock(&lock);
	two = fill(n);
	spin_unlock(&lock);
}

void good_outside(int n)
{
	void *new = kmalloc(n, GFP_KERNEL);

	spin_lock(&lock);
	one = new;
	spin_unlock(&lock);
}
//--- command
// lockstep fix --no-cache -q --checks=-*,lock-sleep-atomic .
//--- status
// 1
//--- output
// Module propose-gfp
//   propose-gfp.c:13: kmalloc() may sleep while the spinlock lock is held [lock-sleep-atomic]
//     gfp-atomic: kmalloc() gets GFP_ATOMIC: it fails rather than sleeps
//   propose-gfp.c:21: kzalloc() may sleep, but bad_irq() runs in hardirq context [lock-sleep-atomic]
//     gfp-atomic: kzalloc() gets GFP_ATOMIC: it fails rather than sleeps
//   Proof: 1 unit read again without new diagnostics; the finding is gone, nothing new came; git apply accepts the diff
//
// diff --git a/propose-gfp.c b/propose-gfp.c
// index 1ff95e3..0a038fd 100644
// --- a/propose-gfp.c
// +++ b/propose-gfp.c
// @@ -10,15 +10,15 @@ static void *one, *two, *three;
//  void bad_plain(int n)
//  {
//  	spin_lock(&lock);
// -	one = kmalloc(n, GFP_KERNEL);
// +	one = kmalloc(n, GFP_ATOMIC);
//  	two = kmalloc(n * sizeof(int),
// -		      GFP_KERNEL | __GFP_NOWARN);
// +		      GFP_ATOMIC | __GFP_NOWARN);
//  	spin_unlock(&lock);
//  }
//  
//  static irqreturn_t bad_irq(int irq, void *data)
//  {
// -	three = kzalloc(sizeof(int), GFP_KERNEL);
// +	three = kzalloc(sizeof(int), GFP_ATOMIC);
//  	return IRQ_HANDLED;
//  }
//  
//
// Module propose-gfp
//   propose-gfp.c:33: kcalloc() may sleep while the spinlock lock is held [lock-sleep-atomic]
//     manual: kcalloc() is not called with a plain GFP_KERNEL
//   Nothing was changed.
//
// Module propose-gfp
//   propose-gfp.c:40: kvmalloc() may sleep while the spinlock lock is held [lock-sleep-atomic]
//     manual: kvmalloc() may not be called there with any flag
//   Nothing was changed.
//
// Module propose-gfp
//   propose-gfp.c:52: kmemdup() may sleep while the spinlock lock is held [lock-sleep-atomic]
//     manual: what sleeps is in a function that is called there, or no allocation
//   Nothing was changed.
//
