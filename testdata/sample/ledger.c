// SPDX-License-Identifier: GPL-2.0-only
/* Two locks that two functions take in opposite orders: each can end up waiting for the other. */
#include <linux/module.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(income_lock);
static DEFINE_SPINLOCK(expense_lock);
static long income, expense;

/* income_lock, then expense_lock */
void ledger_spend(long amount)
{
	spin_lock(&income_lock);
	spin_lock(&expense_lock);
	income -= amount;
	expense += amount;
	spin_unlock(&expense_lock);
	spin_unlock(&income_lock);
}
EXPORT_SYMBOL_GPL(ledger_spend);

/* the same two the other way round */
void ledger_refund(long amount)
{
	spin_lock(&expense_lock);
	spin_lock(&income_lock);
	expense -= amount;
	income += amount;
	spin_unlock(&income_lock);
	spin_unlock(&expense_lock);
}
EXPORT_SYMBOL_GPL(ledger_refund);

MODULE_DESCRIPTION("lockstep sample: lock order");
MODULE_LICENSE("GPL");
