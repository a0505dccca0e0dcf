/* A lock that is taken and released under the same condition. */
struct foo {
	spinlock_t a, b;
	int fast;
};

void good_sometimes(struct foo *f)
{
	if (f->fast)
		spin_lock(&f->a);
	f->fast++;
	if (f->fast)
		spin_unlock(&f->a);
	spin_lock(&f->b);
	spin_unlock(&f->b);
}

void good_always(struct foo *f)
{
	spin_lock(&f->b);
	spin_lock(&f->a);
	spin_unlock(&f->a);
	spin_unlock(&f->b);
}
