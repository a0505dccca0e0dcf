/* The socket's lock is always taken before the module's mutex. */
#include <linux/mutex.h>
#include <net/sock.h>

static DEFINE_MUTEX(proto_mutex);
static int bound;

void good_bind(struct sock *sk)
{
	lock_sock(sk);
	mutex_lock(&proto_mutex);
	bound++;
	mutex_unlock(&proto_mutex);
	release_sock(sk);
}

void good_shutdown(struct sock *sk)
{
	lock_sock(sk);
	mutex_lock(&proto_mutex);
	bound--;
	mutex_unlock(&proto_mutex);
	release_sock(sk);
}
