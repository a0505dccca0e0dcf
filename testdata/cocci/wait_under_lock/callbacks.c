/* Timers, tasklets and interrupt handlers, primary and threaded. */
struct foo {
	spinlock_t lock;
	struct mutex m;
	struct hrtimer hr;
	struct tasklet_struct tasklet;
	int irq, irq2;
};

static enum hrtimer_restart foo_hr(struct hrtimer *t)
{
	struct foo *foo = container_of(t, struct foo, hr);

	spin_lock(&foo->lock);
	spin_unlock(&foo->lock);
	return HRTIMER_NORESTART;
}

static void foo_tasklet(struct tasklet_struct *t)
{
	struct foo *foo = from_tasklet(foo, t, tasklet);

	spin_lock(&foo->lock);
	spin_unlock(&foo->lock);
}

static irqreturn_t foo_irq(int irq, void *data)
{
	struct foo *foo = data;

	spin_lock(&foo->lock);
	spin_unlock(&foo->lock);
	return IRQ_WAKE_THREAD;
}

static irqreturn_t foo_thread(int irq, void *data)
{
	struct foo *foo = data;

	mutex_lock(&foo->m);
	mutex_unlock(&foo->m);
	return IRQ_HANDLED;
}

static int init(struct device *dev, struct foo *foo)
{
	foo->hr.function = foo_hr;
	tasklet_setup(&foo->tasklet, foo_tasklet);
	if (devm_request_irq(dev, foo->irq2, foo_irq, 0, "foo", foo))
		return -EIO;
	return request_threaded_irq(foo->irq, NULL, foo_thread, 0, "foo", foo);
}

static void bad_stop(struct device *dev, struct foo *foo)
{
	unsigned long flags;

	spin_lock_irqsave(&foo->lock, flags);
	hrtimer_cancel(&foo->hr);
	tasklet_kill(&foo->tasklet);
	devm_free_irq(dev, foo->irq2, foo);
	spin_unlock_irqrestore(&foo->lock, flags);
	mutex_lock(&foo->m);
	free_irq(foo->irq, foo);
	mutex_unlock(&foo->m);
}

static void good_stop(struct foo *foo)
{
	mutex_lock(&foo->m);
	hrtimer_cancel(&foo->hr);
	tasklet_kill(&foo->tasklet);
	disable_irq(foo->irq2);
	mutex_unlock(&foo->m);
	free_irq(foo->irq, foo);
}
