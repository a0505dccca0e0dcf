/* A lock that nothing initialises gets its definition; one that shares its line is left alone. */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

static spinlock_t bad_lock; /* protects value */
struct mutex bad_mutex;
static spinlock_t bad_one, bad_two;
static DEFINE_SPINLOCK(good_lock);

static int value;

void set_value(int v)
{
	spin_lock(&bad_lock);
	value = v;
	spin_unlock(&bad_lock);
	mutex_lock(&bad_mutex);
	value++;
	mutex_unlock(&bad_mutex);
	spin_lock(&bad_one);
	spin_lock(&bad_two);
	value--;
	spin_unlock(&bad_two);
	spin_unlock(&bad_one);
	spin_lock(&good_lock);
	spin_unlock(&good_lock);
}
//--- command
// lockstep fix --no-cache -q --checks=lock-uninit .
//--- status
// 1
//--- output
// Module propose-uninit
//   propose-uninit.c:6: spinlock_t bad_lock is never initialised: use DEFINE_SPINLOCK() or spin_lock_init() [lock-uninit]
//     initialise: initialises it where it is defined
//   propose-uninit.c:7: struct mutex bad_mutex is never initialised: use DEFINE_MUTEX() or mutex_init() [lock-uninit]
//     initialise: initialises it where it is defined
//   Proof: 1 unit read again without new diagnostics; the finding is gone, nothing new came; git apply accepts the diff
//
// diff --git a/propose-uninit.c b/propose-uninit.c
// index f1f3030..0c1d9a2 100644
// --- a/propose-uninit.c
// +++ b/propose-uninit.c
// @@ -3,8 +3,8 @@
//  #include <linux/mutex.h>
//  #include <linux/spinlock.h>
//  
// -static spinlock_t bad_lock; /* protects value */
// -struct mutex bad_mutex;
// +static DEFINE_SPINLOCK(bad_lock); /* protects value */
// +DEFINE_MUTEX(bad_mutex);
//  static spinlock_t bad_one, bad_two;
//  static DEFINE_SPINLOCK(good_lock);
//  
//
// Module propose-uninit
//   propose-uninit.c:8: spinlock_t bad_one is never initialised: use DEFINE_SPINLOCK() or spin_lock_init() [lock-uninit]
//     manual: the lock is declared together with something else
//   Nothing was changed.
//
// Module propose-uninit
//   propose-uninit.c:8: spinlock_t bad_two is never initialised: use DEFINE_SPINLOCK() or spin_lock_init() [lock-uninit]
//     manual: the lock is declared together with something else
//   Nothing was changed.
//
