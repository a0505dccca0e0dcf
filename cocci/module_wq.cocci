// SPDX-License-Identifier: GPL-2.0-only
/// Give a module a workqueue of its own: the text change of the five steps for
/// callers that flush a system-wide workqueue.
//# This rule changes what it is told to change; it does not find out which work
//# items the flush has to wait for.  The parameters are
//#
//#   -D wq=foo_wq           the variable for the new workqueue (needed)
//#   -D item=work           the member or variable to move; all items without it
//#   -D system=system_wq    the workqueue that the items and the flush are on now
//#   -D init=foo_init       where to create the workqueue (Steps 1 and 2)
//#   -D exit=foo_exit       where to destroy it (Step 3)
//#   -D shared              other files of the module use the variable as well
//#
//# for example
//#
//#   spatch -D patch -D wq=foo_wq -D item=work -D init=foo_init -D exit=foo_exit
//#     --no-includes --in-place --cocci-file module_wq.cocci foo.c
//#
//# and for a further file of the same module, without init and exit
//#
//#   spatch -D patch -D wq=foo_wq -D item=work ... foo_irq.c
//#
//# The workqueue is created by the first statement of the init function, so each
//# return after it that reports a failure destroys it.
//#
//# Every queue call of the items must move, in every file of the module: an
//# oversight results in breakage.  The report mode prints what becomes of each
//# queue call and each flush of the file.
//#
//# By hand: the extern declaration of a shared variable; flags other than 0;
//# module_*_driver() macros, which have no init function to extend; delayed
//# items, which must be cancelled before destroy_workqueue(); calls through
//# macros and wrappers.
///
// Confidence: Moderate
// Copyright: (C) 2025 The lockstep authors.  GPLv2.
// URL: https://lore.kernel.org/r/49925af7-78a8-a3dd-bce6-cfc02e1a9236@I-love.SAKURA.ne.jp
// Comments: Needs -D wq=..., so it does nothing in a plain run over a tree.
// Options: --no-includes

virtual patch
virtual org
virtual report
virtual shared

@initialize:python@
@@
import re

mode = "silent"
functions = []  # (place, name)

def where(p):
    return (p.file, int(p.line), int(p.column))

def last_name(text):
    """The member or variable that the item's expression ends with."""
    return re.split(r"->|\.|&", re.sub(r"\[[^]]*\]|[ ()]", "", text))[-1]

def note_function(p, name):
    if functions and functions[0][0][0] != p.file:
        del functions[:]
    functions.append((where(p), name))

def is_wanted(item, text, system, queue):
    return queue == system and item in ("", last_name(text))

def say(p, text):
    text = text.replace("& ", "&").replace(" -> ", "->").replace(" . ", ".")
    if mode == "org":
        coccilib.org.print_todo(p, text)
    elif mode == "report":
        coccilib.report.print_report(p, text)

@script:python depends on org@
@@
mode = "org"

@script:python depends on report@
@@
mode = "report"

// The function that Step 1 will put the variable in front of

@functions@
identifier fn;
position p;
@@
  fn@p(...) { ... }

@script:python@
p << functions.p;
fn << functions.fn;
@@
note_function(p[0], str(fn))

// ---- Step 4: the queue calls ------------------------------------------------

@call@
identifier f;
expression X, C, D;
position p;
@@
(
  \( schedule_work@f@p(X) \| schedule_work_on@f@p(C, X) \)
|
  \( schedule_delayed_work@f@p(X, D) \| schedule_delayed_work_on@f@p(C, X, D) \)
)

@script:python@
item << virtual.item = "";
system << virtual.system = "system_wq";
wq << virtual.wq;
f << call.f;
X << call.X;
p << call.p;
@@
if is_wanted(item, X, system, "system_wq"):
    say(p[0], "%s(%s) moves to %s" % (f, X, wq))
else:
    say(p[0], "%s(%s) stays on system_wq" % (f, X))
    cocci.include_match(False)

@scheduled depends on patch@
identifier virtual.wq;
position call.p;
expression call.X;
expression C, D;
@@
(
- schedule_work@p(X)
+ queue_work(wq, X)
|
- schedule_work_on@p(C, X)
+ queue_work_on(C, wq, X)
|
- schedule_delayed_work@p(X, D)
+ queue_delayed_work(wq, X, D)
|
- schedule_delayed_work_on@p(C, X, D)
+ queue_delayed_work_on(C, wq, X, D)
)

@queue_call@
expression X, Q, C, D;
identifier f;
position p, q;
@@
(
  \( queue_work@f@p(Q@q, X) \| queue_rcu_work@f@p(Q@q, X) \)
|
  \( queue_work_on@f@p(C, Q@q, X) \| queue_work_node@f@p(C, Q@q, X) \)
|
  \( queue_delayed_work@f@p(Q@q, X, D) \| mod_delayed_work@f@p(Q@q, X, D) \)
|
  \( queue_delayed_work_on@f@p(C, Q@q, X, D) \| mod_delayed_work_on@f@p(C, Q@q, X, D) \)
)

@script:python@
item << virtual.item = "";
system << virtual.system = "system_wq";
wq << virtual.wq;
f << queue_call.f;
Q << queue_call.Q;
X << queue_call.X;
p << queue_call.p;
@@
if is_wanted(item, X, system, Q):
    say(p[0], "%s(%s) moves from %s to %s" % (f, X, Q, wq))
else:
    say(p[0], "%s(%s) stays on %s" % (f, X, Q))
    cocci.include_match(False)

@queued depends on patch@
identifier virtual.wq;
expression queue_call.Q;
position queue_call.q;
@@
- Q@q
+ wq

// ---- Step 5: the flushes ----------------------------------------------------

@flush_all@
identifier f = {flush_scheduled_work};
position p;
@@
  f@p()

@script:python@
system << virtual.system = "system_wq";
wq << virtual.wq;
p << flush_all.p;
@@
if system == "system_wq":
    say(p[0], "flush_scheduled_work() becomes flush_workqueue(%s)" % wq)
else:
    say(p[0], "flush_scheduled_work() stays")
    cocci.include_match(False)

@depends on patch@
identifier virtual.wq;
position flush_all.p;
@@
- flush_scheduled_work@p()
+ flush_workqueue(wq)

@flush@
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
expression Q;
position p, q;
@@
  f@p(Q@q)

@script:python@
system << virtual.system = "system_wq";
wq << virtual.wq;
f << flush.f;
Q << flush.Q;
p << flush.p;
@@
if system == Q:
    say(p[0], "%s(%s) waits for %s" % (f, Q, wq))
else:
    say(p[0], "%s(%s) stays" % (f, Q))
    cocci.include_match(False)

@depends on patch@
identifier virtual.wq;
expression flush.Q;
position flush.q;
@@
- Q@q
+ wq

// ---- Step 3: the end, and each failure of the init function ------------------

@depends on patch@
identifier virtual.wq, virtual.exit;
@@
  exit(...)
  {
    ...
+   destroy_workqueue(wq);
  }

@checked@
identifier virtual.init;
idexpression r;
position p;
@@
  init(...)
  {
    <...
    if (\( r \| r < 0 \| r != 0 \))
      return@p r;
    ...>
  }

// "settled()" marks a return that is complete; it is gone at the end.

@depends on patch@
identifier virtual.wq;
idexpression checked.r;
position checked.p;
@@
+ destroy_workqueue(wq);
- return@p r;
+ return settled(r);

@depends on patch@
identifier virtual.wq, virtual.init;
idexpression r;
@@
  init(...)
  {
    <...
+   if (r)
+           destroy_workqueue(wq);
    return r;
    ...>
  }

@depends on patch@
expression r;
@@
- settled(r)
+ r

@depends on patch@
identifier virtual.wq, virtual.init;
expression E;
constant C;
@@
  init(...)
  {
    <...
(
+   destroy_workqueue(wq);
    return -C;
|
+   destroy_workqueue(wq);
    return PTR_ERR(E);
)
    ...>
  }

@result@
identifier virtual.init;
identifier ret;
@@
  init(...)
  {
    ... when any
    int ret;
    ... when any
  }

@result_init@
identifier virtual.init;
identifier ret;
expression E;
@@
  init(...)
  {
    ... when any
    int ret = E;
    ... when any
  }

@depends on patch@
identifier virtual.wq, virtual.init, result.ret;
identifier fn != {PTR_ERR};
expression list es;
@@
  init(...)
  {
    <...
-   return fn(es);
+   ret = fn(es);
+   if (ret)
+           destroy_workqueue(wq);
+   return ret;
    ...>
  }

@depends on patch@
identifier virtual.wq, virtual.init, result_init.ret;
identifier fn != {PTR_ERR};
expression list es;
@@
  init(...)
  {
    <...
-   return fn(es);
+   ret = fn(es);
+   if (ret)
+           destroy_workqueue(wq);
+   return ret;
    ...>
  }

@tail depends on patch && !result && !result_init@
identifier virtual.init;
identifier fn != {PTR_ERR};
@@
  init(...)
  {
    ... when any
    return fn(...);
  }

@depends on tail@
identifier virtual.wq, virtual.init;
identifier fn != {PTR_ERR};
expression list es;
@@
  init(...)
  {
+   int ret;
+
    <...
-   return fn(es);
+   ret = fn(es);
+   if (ret)
+           destroy_workqueue(wq);
+   return ret;
    ...>
  }

// ---- Step 2: the allocation, as the first statement --------------------------

@first@
identifier virtual.init;
statement S, S1;
position p;
@@
  init(...)
  {
    ... when != S1
    S@p
    ... when any
  }

@script:python title@
wq << virtual.wq;
text;
@@
coccinelle.text = cocci.make_expr('"%s"' % wq)

@depends on patch@
identifier virtual.wq;
statement S;
position first.p;
expression title.text;
@@
+ wq = alloc_workqueue(text, 0, 0);
+ if (!wq)
+         return -ENOMEM;
  S@p

// ---- Step 1: the variable, in front of the first function --------------------

@some_function@
identifier fn;
position p;
@@
  fn@p(...) { ... }

@script:python front@
fn << some_function.fn;
top;
@@
if str(fn) != min(functions)[1]:
    cocci.include_match(False)
coccinelle.top = cocci.make_ident(str(fn))

@depends on patch && first && !shared@
identifier virtual.wq, front.top;
@@
+ static struct workqueue_struct *wq;
+
  top(...) { ... }

@depends on patch && first && shared@
identifier virtual.wq, front.top;
@@
+ struct workqueue_struct *wq;
+
  top(...) { ... }
