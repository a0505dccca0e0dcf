/* The socket stays locked when it is not connected. */
#include <linux/errno.h>
#include <net/sock.h>

int bad_send(struct sock *sk)
{
	int err = 0;

	lock_sock(sk);
	if (!sk->sk_user_data)
		return -EINVAL; /* expect: lock-leak */
	release_sock(sk);
	return err;
}
