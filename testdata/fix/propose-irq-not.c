/* Regions whose variant is not changed: half of it is elsewhere, or it needs interrupts. */
#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/spinlock.h>

struct card;

struct card_ops {
	void (*stop)(struct card *c);
};

struct card {
	spinlock_t one, two, three, four, five, six, seven;
	const struct card_ops *ops;
	int count;
};

static DEFINE_SPINLOCK(other);

#define card_unlock(c) spin_unlock(&(c)->four)

static irqreturn_t card_irq(int irq, void *data)
{
	struct card *c = data;

	spin_lock(&c->one);
	c->count++;
	spin_unlock(&c->one);
	spin_lock(&c->two);
	c->count++;
	spin_unlock(&c->two);
	spin_lock(&c->three);
	c->count++;
	spin_unlock(&c->three);
	spin_lock(&c->four);
	c->count++;
	spin_unlock(&c->four);
	spin_lock(&c->five);
	c->count++;
	spin_unlock(&c->five);
	spin_lock(&c->six);
	c->count++;
	spin_unlock(&c->six);
	spin_lock(&c->seven);
	c->count++;
	spin_unlock(&c->seven);
	return IRQ_HANDLED;
}

int card_start(struct card *c, int irq)
{
	return request_irq(irq, card_irq, 0, "card", c);
}

static void card_release(struct card *c)
{
	c->count = 0;
	spin_unlock(&c->one);
}

void bad_released_elsewhere(struct card *c)
{
	spin_lock(&c->one);
	card_release(c);
}

void bad_enables(struct card *c)
{
	spin_lock(&c->two);
	spin_lock_irq(&other);
	c->count--;
	spin_unlock_irq(&other);
	spin_unlock(&c->two);
}

void bad_directive(struct card *c)
{
	spin_lock(&c->three);
#ifdef CONFIG_SMP
	c->count = 1;
#endif
	spin_unlock(&c->three);
}

void bad_macro(struct card *c)
{
	spin_lock(&c->four);
	c->count = 1;
	card_unlock(c);
}

void bad_line(struct card *c) { spin_lock(&c->five); c->count = 1; spin_unlock(&c->five); }

static void slow_stop(struct card *c)
{
	spin_lock_irq(&other);
	c->count = 0;
	spin_unlock_irq(&other);
}

const struct card_ops slow_ops = { .stop = slow_stop };

void bad_table(struct card *c)
{
	spin_lock(&c->six);
	c->ops->stop(c);
	spin_unlock(&c->six);
}

void card_reset(struct card *c)
{
	spin_lock(&c->seven);
	c->count = 0;
	spin_unlock(&c->seven);
}

void card_reset_irqsave(struct card *c)
{
	unsigned long flags;

	spin_lock_irqsave(&c->seven, flags);
	c->count = 0;
	spin_unlock_irqrestore(&c->seven, flags);
}

void bad_caller(struct card *c)
{
	msleep(1);
	card_reset(c);
}
//--- command
// lockstep fix --no-cache -q --checks=-*,lock-irq-unsafe .
//--- status
// 1
//--- output
// Module propose-irq-not
//   propose-irq-not.c:64: inconsistent lock state: card.one is taken in hardirq context by card_irq(), and here in bad_released_elsewhere() with interrupts enabled [lock-irq-unsafe]
//     manual: bad_released_elsewhere() does not release the lock itself on every path
//   Nothing was changed.
//
// Module propose-irq-not
//   propose-irq-not.c:70: inconsistent lock state: card.two is taken in hardirq context by card_irq(), and here in bad_enables() with interrupts enabled [lock-irq-unsafe]
//     manual: spin_lock_irq() would enable interrupts again
//   Nothing was changed.
//
// Module propose-irq-not
//   propose-irq-not.c:79: inconsistent lock state: card.three is taken in hardirq context by card_irq(), and here in bad_directive() with interrupts enabled [lock-irq-unsafe]
//     manual: there are preprocessor lines in the locked region
//   Nothing was changed.
//
// Module propose-irq-not
//   propose-irq-not.c:88: inconsistent lock state: card.four is taken in hardirq context by card_irq(), and here in bad_macro() with interrupts enabled [lock-irq-unsafe]
//     manual: spin_unlock() is called inside of a macro
//   Nothing was changed.
//
// Module propose-irq-not
//   propose-irq-not.c:93: inconsistent lock state: card.five is taken in hardirq context by card_irq(), and here in bad_line() with interrupts enabled [lock-irq-unsafe]
//     manual: the layout of bad_line() leaves no room for a variable
//   Nothing was changed.
//
// Module propose-irq-not
//   propose-irq-not.c:106: inconsistent lock state: card.six is taken in hardirq context by card_irq(), and here in bad_table() with interrupts enabled [lock-irq-unsafe]
//     manual: slow_stop() changes what is locked or disabled
//   Nothing was changed.
//
// Module propose-irq-not
//   propose-irq-not.c:113: inconsistent lock state: card.seven is taken in hardirq context by card_irq(), and here in card_reset() with interrupts enabled [lock-irq-unsafe]
//     manual: card_reset_irqsave() is there for callers with interrupts enabled
//   Nothing was changed.
//
