/* lock_sock() under a spinlock: it waits for the owner of the socket. */
#include <linux/spinlock.h>
#include <net/sock.h>

static DEFINE_SPINLOCK(list_lock);

void bad_wake(struct sock *sk)
{
	spin_lock_bh(&list_lock);
	lock_sock(sk); /* expect: lock-sleep-atomic */
	release_sock(sk);
	spin_unlock_bh(&list_lock);
}
