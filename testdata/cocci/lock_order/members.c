/* Members of structs: the type tells two members of one name apart. */
struct foo {
	spinlock_t a;
	struct mutex m;
	struct rw_semaphore sem;
};

struct bar {
	spinlock_t a;
};

void bad_one(struct foo *f)
{
	unsigned long flags;

	mutex_lock(&f->m);
	if (f->ready) {
		spin_lock_irqsave(&f->a, flags);
		spin_unlock_irqrestore(&f->a, flags);
	}
	mutex_unlock(&f->m);
}

void bad_other(struct foo *foo)
{
	spin_lock(&foo->a);
	mutex_lock(&foo->m);
	mutex_unlock(&foo->m);
	spin_unlock(&foo->a);
}

void bad_readers(struct foo *f)
{
	down_read(&f->sem);
	mutex_lock(&f->m);
	mutex_unlock(&f->m);
	up_read(&f->sem);
}

int bad_writer(struct foo *f)
{
	if (mutex_lock_interruptible(&f->m))
		return -EINTR;
	down_write(&f->sem);
	up_write(&f->sem);
	mutex_unlock(&f->m);
	return 0;
}

void good_other_struct(struct bar *bar, struct foo *f)
{
	spin_lock(&bar->a);
	mutex_lock(&f->m);
	mutex_unlock(&f->m);
	spin_unlock(&bar->a);
}
