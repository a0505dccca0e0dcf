/* The usual wrappers count by their name. */
void bad_connect(struct sock *sk, struct hci_dev *hdev)
{
	hci_dev_lock(hdev);
	lock_sock(sk);
	release_sock(sk);
	hci_dev_unlock(hdev);
}

void bad_getsockopt(struct sock *sk, struct hci_dev *hdev)
{
	lock_sock(sk);
	hci_dev_lock(hdev);
	hci_dev_unlock(hdev);
	release_sock(sk);
}

void good_close(struct sock *sk, struct hci_dev *hdev)
{
	lock_sock(sk);
	release_sock(sk);
	hci_dev_lock(hdev);
	hci_dev_unlock(hdev);
}
