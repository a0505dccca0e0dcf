/* The socket is released on every path. */
#include <linux/errno.h>
#include <net/sock.h>

int good_send(struct sock *sk)
{
	int err = 0;

	lock_sock(sk);
	if (!sk->sk_user_data)
		err = -EINVAL;
	release_sock(sk);
	return err;
}
