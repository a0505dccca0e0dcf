// SPDX-License-Identifier: GPL-2.0-only
/// Find waits for a workqueue that the whole system shares: a call of
/// flush_scheduled_work(), or of flush_workqueue(), __flush_workqueue() or
/// drain_workqueue() on system_wq, system_long_wq and their kind.  Such a call
/// waits for the work items of everybody; it deadlocks as soon as one of them
/// needs a lock that the caller, or its caller, holds.
//# False positives: a member or global variable that holds a system workqueue
//# in one place and an own one in another is followed by its name, not by the
//# object.  An own workqueue that is called system_..._wq and is allocated in
//# another file is taken for a system workqueue.
//#
//# Misses: what needs another file, as a member that is set there or a wrapper
//# that is defined there, unless spatch gets the files of the module together
//# (spatch -D report --no-includes --cocci-file ... a.c b.c a.h); more than two
//# wrappers around each other; a member that is set through a parameter.
//#
//# The patch mode changes nothing, on purpose: which work items the call has to
//# wait for can not be seen in one file, and a queue call that is forgotten
//# breaks the driver.  Once it is known, module_wq.cocci does the text change.
///
// Confidence: High
// Copyright: (C) 2025 The lockstep authors.  GPLv2.
// URL: https://lore.kernel.org/r/49925af7-78a8-a3dd-bce6-cfc02e1a9236@I-love.SAKURA.ne.jp
// Comments: A macro, and a function that does nothing else, are reported where
// Comments: they are used.
// Options: --no-includes --include-headers

virtual patch
virtual context
virtual org
virtual report

// What is printed.  A place that is settled is not printed again: the rules
// that know more, or that know of an own workqueue, come first.

@initialize:python@
@@
mode = "silent"
found_at = set()
settled = set()
holders = {}  # member -> place where it is set -> struct tag, None if not seen
tag_at = {}   # place of a flush of a member -> struct tag

def where(p):
    return (p.file, p.line, p.column)

def settle(p):
    settled.add(where(p))

def holder(member, p, tag=None):
    places = holders.setdefault(str(member), {})
    places[where(p)] = tag and str(tag)

def may_hold(member, p):
    tag = tag_at.get(where(p))
    tags = holders[str(member)].values()
    return tag is None or None in tags or str(tag) in tags

def found(p, call, wq, how=""):
    if where(p) in settled:
        return
    settle(p)
    found_at.add(where(p))
    msg = "%s() in %s() waits for every work item on %s%s" % (
        call, p.current_element, wq, how)
    if mode == "org":
        coccilib.org.print_todo(p, msg)
    elif mode == "report":
        coccilib.report.print_report(p, "WARNING: " + msg)

@script:python depends on org@
@@
mode = "org"

@script:python depends on report@
@@
mode = "report"

// An own workqueue with the name of a system one

@own@
identifier wq =~ "^system_[a-z0-9_]*wq$";
@@
  wq = \( alloc_workqueue \| alloc_ordered_workqueue \| create_workqueue \|
          create_freezable_workqueue \| create_singlethread_workqueue \)(...)

@own_flush@
identifier own.wq;
position p;
@@
  \( flush_workqueue@p \| __flush_workqueue@p \| drain_workqueue@p \)(wq)

@script:python@
p << own_flush.p;
@@
settle(p[0])

// A driver's own function with the name of the kernel's

@lookalike@
identifier f =~ "^(flush_scheduled_work|(__)?flush_workqueue|drain_workqueue)$";
@@
  f(...) { ... }

@lookalike_call@
identifier lookalike.f;
position p;
@@
  f@p(...)

@script:python@
p << lookalike_call.p;
@@
settle(p[0])

// ---- macros: the use is the place, the body is not --------------------------

@macro_all@
identifier m;
identifier f = {flush_scheduled_work};
position pm;
@@
  #define m(...) <+... f@pm() ...+>

@script:python@
p << macro_all.pm;
@@
settle(p[0])

@macro_all_use@
identifier macro_all.m;
position p;
@@
  m@p(...)

@script:python@
p << macro_all_use.p;
m << macro_all.m;
@@
found(p[0], m, "system_wq", " (a macro around flush_scheduled_work())")

@macro_plain@
identifier m;
identifier f = {flush_scheduled_work};
position pm;
@@
  #define m <+... f@pm() ...+>

@script:python@
p << macro_plain.pm;
@@
settle(p[0])

@macro_plain_use@
identifier macro_plain.m;
position p;
@@
  m@p

@script:python@
p << macro_plain_use.p;
m << macro_plain.m;
@@
found(p[0], m, "system_wq", " (a macro around flush_scheduled_work())")

@macro_fixed@
identifier m;
identifier wq =~ "^system_[a-z0-9_]*wq$";
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
position pm;
@@
  #define m(...) <+... f@pm(wq) ...+>

@script:python@
p << macro_fixed.pm;
@@
settle(p[0])

@macro_fixed_use@
identifier macro_fixed.m;
position p;
@@
  m@p(...)

@script:python@
p << macro_fixed_use.p;
m << macro_fixed.m;
f << macro_fixed.f;
wq << macro_fixed.wq;
@@
found(p[0], m, wq, " (a macro around %s())" % f)

@macro_argument@
identifier m, q;
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
@@
  #define m(...,q,...) <+... f(q) ...+>

@macro_argument_use@
identifier macro_argument.m;
identifier wq =~ "^system_[a-z0-9_]*wq$";
position p;
@@
  m@p(...,wq,...)

@script:python@
p << macro_argument_use.p;
m << macro_argument.m;
f << macro_argument.f;
wq << macro_argument_use.wq;
@@
found(p[0], m, wq, " (a macro around %s())" % f)

@macro_value@
identifier m;
identifier wq =~ "^system_[a-z0-9_]*wq$";
@@
  #define m wq

@macro_value_flush@
identifier macro_value.m;
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
position p;
@@
  f@p(m)

@script:python@
p << macro_value_flush.p;
f << macro_value_flush.f;
m << macro_value.m;
wq << macro_value.wq;
@@
found(p[0], f, wq, " (through %s)" % m)

// ---- functions that do nothing but the flush --------------------------------

@thin@
identifier fn;
identifier f = {flush_scheduled_work};
position pf;
@@
  fn(...)
  {
    f@pf();
  }

@thin_use@
identifier thin.fn;
position p;
@@
  fn@p(...)

@script:python@
p << thin_use.p;
pf << thin.pf;
fn << thin.fn;
@@
settle(pf[0])
found(p[0], fn, "system_wq", " (line %s)" % pf[0].line)

@thin_queue@
identifier fn;
identifier wq =~ "^system_[a-z0-9_]*wq$";
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
position pf;
@@
  fn(...)
  {
    f@pf(wq);
  }

@thin_queue_use@
identifier thin_queue.fn;
position p;
@@
  fn@p(...)

@script:python@
p << thin_queue_use.p;
pf << thin_queue.pf;
fn << thin_queue.fn;
wq << thin_queue.wq;
@@
settle(pf[0])
found(p[0], fn, wq, " (line %s)" % pf[0].line)

// ---- functions that flush the workqueue of an argument ----------------------

@wrapper exists@
identifier fn, q;
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
parameter list[n] before;
expression E;
position pf;
@@
  fn(before, struct workqueue_struct *q, ...)
  {
    ... when != q = E
        when any
    f@pf(q)
    ... when any
  }

@wrapper_use@
identifier wrapper.fn;
identifier wq =~ "^system_[a-z0-9_]*wq$";
expression list[wrapper.n] before;
position p;
@@
  fn@p(before, wq, ...)

@script:python@
p << wrapper_use.p;
pf << wrapper.pf;
fn << wrapper.fn;
wq << wrapper_use.wq;
@@
found(p[0], fn, wq, " (line %s)" % pf[0].line)

@wrapper2 exists@
identifier wrapper.fn;
expression list[wrapper.n] inner;
identifier fn2, q;
parameter list[n] before;
expression E;
@@
  fn2(before, struct workqueue_struct *q, ...)
  {
    ... when != q = E
        when any
    fn(inner, q, ...)
    ... when any
  }

@wrapper2_use@
identifier wrapper2.fn2;
identifier wq =~ "^system_[a-z0-9_]*wq$";
expression list[wrapper2.n] before;
position p;
@@
  fn2@p(before, wq, ...)

@script:python@
p << wrapper2_use.p;
pf << wrapper.pf;
fn2 << wrapper2.fn2;
wq << wrapper2_use.wq;
@@
found(p[0], fn2, wq, " (line %s)" % pf[0].line)

// ---- the calls themselves ---------------------------------------------------

@scheduled@
identifier f = {flush_scheduled_work};
position p;
@@
  f@p()

@script:python@
p << scheduled.p;
f << scheduled.f;
@@
found(p[0], f, "system_wq")

@direct@
identifier wq =~ "^system_[a-z0-9_]*wq$";
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
expression C, A;
position p;
@@
  f@p(\( wq \| *&wq \| C ? wq : A \| C ? A : wq \| C ?: wq \))

@script:python@
p << direct.p;
f << direct.f;
wq << direct.wq;
@@
found(p[0], f, wq)

@getter exists@
identifier fn;
identifier wq =~ "^system_[a-z0-9_]*wq$";
expression C, A;
@@
  fn(...)
  {
    ... when any
    return \( wq \| C ? wq : A \| C ? A : wq \| C ?: wq \);
  }

@getter_flush@
identifier getter.fn;
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
position p;
@@
  f@p(fn(...))

@script:python@
p << getter_flush.p;
f << getter_flush.f;
fn << getter.fn;
wq << getter.wq;
@@
found(p[0], f, wq, " (which %s() returns)" % fn)

// ---- variables and members that hold a system workqueue ---------------------

@through_local exists@
local idexpression l;
identifier wq =~ "^system_[a-z0-9_]*wq$";
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
expression C, A, E;
position p;
@@
  l = \( wq \| C ? wq : A \| C ? A : wq \| C ?: wq \)
  ... when != l = E
      when any
  f@p(l)

@script:python@
p << through_local.p;
f << through_local.f;
l << through_local.l;
wq << through_local.wq;
@@
found(p[0], f, wq, " (through %s)" % l)

@through_local_getter exists@
local idexpression l;
identifier getter.fn;
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
expression E;
position p;
@@
  l = fn(...)
  ... when != l = E
      when any
  f@p(l)

@script:python@
p << through_local_getter.p;
f << through_local_getter.f;
l << through_local_getter.l;
wq << getter.wq;
@@
found(p[0], f, wq, " (through %s)" % l)

@through_local_pointer exists@
local idexpression l;
identifier wq =~ "^system_[a-z0-9_]*wq$";
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
expression E;
position p;
@@
  l = &wq
  ... when != l = E
      when any
  f@p(*l)

@script:python@
p << through_local_pointer.p;
f << through_local_pointer.f;
l << through_local_pointer.l;
wq << through_local_pointer.wq;
@@
found(p[0], f, wq, " (through %s)" % l)

@shared@
global idexpression g;
identifier wq =~ "^system_[a-z0-9_]*wq$";
expression C, A;
@@
  g = \( wq \| C ? wq : A \| C ? A : wq \| C ?: wq \)

@through_global@
global idexpression shared.g;
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
position p;
@@
  f@p(g)

@script:python@
p << through_global.p;
f << through_global.f;
g << shared.g;
wq << shared.wq;
@@
found(p[0], f, wq, " (through %s)" % g)

@global_pointer@
identifier g;
identifier wq =~ "^system_[a-z0-9_]*wq$";
@@
  struct workqueue_struct **g = &wq;

@through_global_pointer@
identifier global_pointer.g;
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
position p;
@@
  f@p(*g)

@script:python@
p << through_global_pointer.p;
f << through_global_pointer.f;
g << global_pointer.g;
wq << global_pointer.wq;
@@
found(p[0], f, wq, " (through %s)" % g)

@member@
identifier m;
identifier wq =~ "^system_[a-z0-9_]*wq$";
expression E, C, A;
position p;
@@
(
  E->m@p = \( wq \| &wq \| C ? wq : A \| C ? A : wq \| C ?: wq \)
|
  E.m@p = \( wq \| &wq \| C ? wq : A \| C ? A : wq \| C ?: wq \)
)

@script:python@
p << member.p;
m << member.m;
@@
holder(m, p[0])

@member_tag@
identifier T;
identifier member.m;
position member.p;
struct T *P;
struct T O;
@@
  \( P->m@p \| O.m@p \)

@script:python@
p << member.p;
m << member.m;
T << member_tag.T;
@@
holder(m, p[0], T)

@member_init@
identifier T, v, m;
identifier wq =~ "^system_[a-z0-9_]*wq$";
position p;
@@
  struct T v@p = { ..., .m = \( wq \| &wq \), ..., };

@script:python@
p << member_init.p;
m << member_init.m;
T << member_init.T;
@@
holder(m, p[0], T)

@member_use@
identifier m;
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
identifier T;
struct T *P;
struct T O;
position p;
@@
  f@p(\( P->m \| O.m \| *P->m \| *O.m \))

@script:python@
p << member_use.p;
T << member_use.T;
@@
tag_at[where(p[0])] = T

@through_member@
identifier member.m;
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
expression E;
position p;
@@
  f@p(\( E->m \| E.m \| *E->m \| *E.m \))

@script:python@
p << through_member.p;
f << through_member.f;
m << member.m;
wq << member.wq;
@@
if may_hold(m, p[0]):
    found(p[0], f, wq, " (through %s)" % m)

@through_member_init@
identifier member_init.m;
identifier f =~ "^((__)?flush_workqueue|drain_workqueue)$";
expression E;
position p;
@@
  f@p(\( E->m \| E.m \| *E->m \| *E.m \))

@script:python@
p << through_member_init.p;
f << through_member_init.f;
m << member_init.m;
wq << member_init.wq;
@@
if may_hold(m, p[0]):
    found(p[0], f, wq, " (through %s)" % m)

// ---- context mode ------------------------------------------------------------

@any_call depends on context@
identifier f;
position p;
@@
  f@p(...)

@script:python@
p << any_call.p;
@@
if where(p[0]) not in found_at:
    cocci.include_match(False)

@depends on context@
identifier any_call.f;
position any_call.p;
@@
* f@p(...)
