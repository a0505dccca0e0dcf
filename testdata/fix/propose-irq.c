/* The variant that the context asks for, at the lock and at every release of the region. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/timer.h>

struct uart {
	spinlock_t lock;
	raw_spinlock_t fifo_lock;
	rwlock_t map_lock;
	spinlock_t stat_lock;
	struct timer_list timer;
	int count, limit;
};

static irqreturn_t uart_irq(int irq, void *data)
{
	struct uart *u = data;

	spin_lock(&u->lock);
	u->count++;
	spin_unlock(&u->lock);
	raw_spin_lock(&u->fifo_lock);
	u->count++;
	raw_spin_unlock(&u->fifo_lock);
	read_lock(&u->map_lock);
	u->count++;
	read_unlock(&u->map_lock);
	return IRQ_HANDLED;
}

static void uart_timer(struct timer_list *t)
{
	struct uart *u = from_timer(u, t, timer);

	spin_lock(&u->stat_lock);
	u->limit++;
	spin_unlock(&u->stat_lock);
}

int uart_start(struct uart *u, int irq)
{
	timer_setup(&u->timer, uart_timer, 0);
	return request_irq(irq, uart_irq, 0, "uart", u);
}

/* Early return; declarations from long to short. */
int bad_send(struct uart *u, int n)
{
	int room_that_is_left = u->limit;
	int sent;

	spin_lock(&u->lock);
	if (room_that_is_left < n) {
		spin_unlock(&u->lock);
		return -ENOSPC;
	}
	sent = n;
	u->count += n;
	spin_unlock(&u->lock);
	return sent;
}

/* A variable for flags is there, and free. */
void bad_fifo(struct uart *u)
{
	unsigned long flags;

	spin_lock_irqsave(&u->lock, flags);
	u->count = 0;
	spin_unlock_irqrestore(&u->lock, flags);
	raw_spin_lock(&u->fifo_lock);
	u->limit = 0;
	raw_spin_unlock(&u->fifo_lock);
}

/* Two ways to take it, one release. */
void bad_map(struct uart *u, int quick)
{
	if (quick)
		write_lock(&u->map_lock);
	else
		write_lock(&u->map_lock);
	u->count = 0;
	write_unlock(&u->map_lock);
}

void bad_stat(struct uart *u)
{
	spin_lock(&u->stat_lock);
	u->limit = 0;
	spin_unlock(&u->stat_lock);
}
/* Nobody says when it is called. */
static void uart_unused(struct uart *u)
{
	spin_lock(&u->stat_lock);
	u->limit = 1;
	spin_unlock(&u->stat_lock);
}

void *uart_table[] = { uart_unused };
//--- command
// lockstep fix --no-cache -q --checks=-*,lock-irq-unsafe .
//--- output
// Module propose-irq
//   propose-irq.c:54: inconsistent lock state: uart.lock is taken in hardirq context by uart_irq(), and here in bad_send() with interrupts enabled [lock-irq-unsafe]
//     irq-variant: spin_lock_irqsave() in bad_send(), and each release to match
//   propose-irq.c:73: inconsistent lock state: uart.fifo_lock is taken in hardirq context by uart_irq(), and here in bad_fifo() with interrupts enabled [lock-irq-unsafe]
//     irq-variant: raw_spin_lock_irqsave() in bad_fifo(), and each release to match
//   propose-irq.c:82: inconsistent lock state: uart.map_lock is taken in hardirq context by uart_irq(), and here in bad_map() with interrupts enabled [lock-irq-unsafe]
//     irq-variant: write_lock_irqsave() in bad_map(), and each release to match
//   propose-irq.c:91: inconsistent lock state: uart.stat_lock is taken in softirq context by uart_timer(), and here in bad_stat() with bottom halves enabled [lock-irq-unsafe]
//     irq-variant: spin_lock_bh() in bad_stat(), and each release to match
//   Note: uart_unused() takes uart.stat_lock in the same way, and stays: nothing shows that the interrupt can come there
//   Proof: 1 unit read again without new diagnostics; the finding is gone, nothing new came; git apply accepts the diff
//
// diff --git a/propose-irq.c b/propose-irq.c
// index b3cf98f..9c54020 100644
// --- a/propose-irq.c
// +++ b/propose-irq.c
// @@ -49,16 +49,17 @@ int uart_start(struct uart *u, int irq)
//  int bad_send(struct uart *u, int n)
//  {
//  	int room_that_is_left = u->limit;
// +	unsigned long flags;
//  	int sent;
//  
// -	spin_lock(&u->lock);
// +	spin_lock_irqsave(&u->lock, flags);
//  	if (room_that_is_left < n) {
// -		spin_unlock(&u->lock);
// +		spin_unlock_irqrestore(&u->lock, flags);
//  		return -ENOSPC;
//  	}
//  	sent = n;
//  	u->count += n;
// -	spin_unlock(&u->lock);
// +	spin_unlock_irqrestore(&u->lock, flags);
//  	return sent;
//  }
//  
// @@ -70,27 +71,29 @@ void bad_fifo(struct uart *u)
//  	spin_lock_irqsave(&u->lock, flags);
//  	u->count = 0;
//  	spin_unlock_irqrestore(&u->lock, flags);
// -	raw_spin_lock(&u->fifo_lock);
// +	raw_spin_lock_irqsave(&u->fifo_lock, flags);
//  	u->limit = 0;
// -	raw_spin_unlock(&u->fifo_lock);
// +	raw_spin_unlock_irqrestore(&u->fifo_lock, flags);
//  }
//  
//  /* Two ways to take it, one release. */
//  void bad_map(struct uart *u, int quick)
//  {
// +	unsigned long flags;
// +
//  	if (quick)
// -		write_lock(&u->map_lock);
// +		write_lock_irqsave(&u->map_lock, flags);
//  	else
// -		write_lock(&u->map_lock);
// +		write_lock_irqsave(&u->map_lock, flags);
//  	u->count = 0;
// -	write_unlock(&u->map_lock);
// +	write_unlock_irqrestore(&u->map_lock, flags);
//  }
//  
//  void bad_stat(struct uart *u)
//  {
// -	spin_lock(&u->stat_lock);
// +	spin_lock_bh(&u->stat_lock);
//  	u->limit = 0;
// -	spin_unlock(&u->stat_lock);
// +	spin_unlock_bh(&u->stat_lock);
//  }
//  /* Nobody says when it is called. */
//  static void uart_unused(struct uart *u)
//
