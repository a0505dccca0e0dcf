/* The operation behind the pointer sleeps and is called under a spinlock. */
#include <linux/delay.h>
#include <linux/spinlock.h>

struct led_ops {
	void (*set)(int on);
	void (*set_blocking)(int on);
};

static DEFINE_SPINLOCK(lock);

static void led_slow(int on)
{
	msleep(on); /* expect: lock-sleep-atomic */
}

static void led_fast(int on)
{
	udelay(on);
}

static const struct led_ops ops = { .set = led_fast, .set_blocking = led_slow };

void bad_led(const struct led_ops *o)
{
	spin_lock(&lock);
	o->set_blocking(1); /* expect: lock-sleep-atomic */
	spin_unlock(&lock);
}

void led_on(void)
{
	bad_led(&ops);
}
