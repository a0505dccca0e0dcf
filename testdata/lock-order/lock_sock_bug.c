/* The socket's lock and a module's mutex, in both orders. */
#include <linux/mutex.h>
#include <net/sock.h>

static DEFINE_MUTEX(proto_mutex);
static int bound;

void bad_bind(struct sock *sk)
{
	lock_sock(sk);
	mutex_lock(&proto_mutex); /* expect: lock-order */
	bound++;
	mutex_unlock(&proto_mutex);
	release_sock(sk);
}

void bad_shutdown(struct sock *sk)
{
	mutex_lock(&proto_mutex);
	lock_sock(sk); /* expect: lock-order */
	bound--;
	mutex_unlock(&proto_mutex);
	release_sock(sk);
}
