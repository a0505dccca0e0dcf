/* bh_lock_sock() under a spinlock: it is the spinlock of the socket. */
#include <linux/spinlock.h>
#include <net/sock.h>

static DEFINE_SPINLOCK(list_lock);

void good_wake(struct sock *sk)
{
	spin_lock_bh(&list_lock);
	bh_lock_sock(sk);
	bh_unlock_sock(sk);
	spin_unlock_bh(&list_lock);
}
