/* The operation that sleeps is another member of the table than the one called. */
#include <linux/delay.h>
#include <linux/spinlock.h>

struct led_ops {
	void (*set)(int on);
	void (*set_blocking)(int on);
};

static DEFINE_SPINLOCK(lock);

static void led_slow(int on)
{
	msleep(on);
}

static void led_fast(int on)
{
	udelay(on);
}

static const struct led_ops ops = { .set = led_fast, .set_blocking = led_slow };

void good_led(const struct led_ops *o)
{
	spin_lock(&lock);
	o->set(1);
	spin_unlock(&lock);
}

void led_on(void)
{
	good_led(&ops);
}
