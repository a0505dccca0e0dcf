// SPDX-License-Identifier: GPL-2.0-only
/// Find a function that waits for a work item, a timer, a tasklet, a NAPI poll
/// function, a thread or an interrupt handler while it holds a lock that the
/// awaited function takes: when that is already running, both wait for ever.
//# The handler must be in the same file and take the lock itself.  A lock is a
//# global variable or a member of a struct, as for lockdep; the objects are not
//# compared.  False positives: the handler's lock belongs to another object, or
//# the handler cannot run at that time.
//#
//# Misses: locks that a called function takes, on both sides, locks that are
//# taken under a condition, and handlers that are registered in another file.
///
// Confidence: Moderate
// Copyright: (C) 2025 The lockstep authors.  GPLv2.
// URL: https://docs.kernel.org/core-api/workqueue.html
// Comments: There is no patch mode: whether the wait may move out of the locked
// Comments: region depends on what the lock protects.
// Options: --no-includes --include-headers

virtual context
virtual org
virtual report

@initialize:python@
@@
import re

WRAPPERS = ("lock_sock", "device_lock", "inode_lock", "hci_dev_lock")
mode = "silent"
tags = {}      # place of a call -> tag of the struct that its first argument is in
handlers = {}  # object that can be waited for -> names of its handlers
taken = {}     # function -> {lock it takes: place}
waits = []     # (kind, object, lock, place of the wait)
found_at = set()

KINDS = ("work", "tasklet", "irq", "timer", "napi", "kthread")

def where(p):
    return (p.file, int(p.line), int(p.column))

def kind_of(call):
    return next(kind for kind in KINDS if kind in call.lower())

def kind_of_value(call):
    """The argument is not an address."""
    return "kthread" in call or "irq" in call and not re.search("lock|work", call)

def object_class(call, text, p):
    """struct tag.member, &variable, an irq or a wrapper; None: not to be named."""
    if call in WRAPPERS:
        return call + "()"
    text = text.replace(" ", "").replace("(", "").replace(")", "")
    m = re.search(r"(?:->|\.)((?:\w|\.)+)$", text)
    if m:
        return "%s.%s" % (tags.get(where(p), "*"), m.group(1))
    if kind_of_value(call):
        return text if re.match(r"\w+$", text) else None
    return text if re.match(r"&\w+$", text) else None

def same(a, b):
    """One of the types may be unknown."""
    if a == b:
        return True
    if "." not in a or "." not in b:
        return False
    (s, x), (t, y) = a.split(".", 1), b.split(".", 1)
    return x == y and "*" in (s, t)

def handlers_of(kind, obj):
    return sorted(set(fn for (k, o), fns in handlers.items()
                      if k == kind and same(o, obj) for fn in fns))

def say(p, fn, lock, q):
    found_at.add(where(p))
    text = "%s() waits for %s() with %s held" % (p.current_element, fn, lock)
    if mode == "org":
        coccilib.org.print_todo(p, text)
        coccilib.org.print_link(q, "%s takes it here" % fn)
    elif mode == "report":
        coccilib.report.print_report(p, "WARNING: %s, which it takes on line %s" % (text, q.line))

@script:python depends on org@
@@
mode = "org"

@script:python depends on report@
@@
mode = "report"

@script:python@
@@
handlers.clear()
taken.clear()
del waits[:]

// ---- what the first arguments of the calls below belong to ------------------

@tag@
identifier call =~ "lock|^down|work|WORK|timer|tasklet|irq";
identifier T, m;
struct T *P;
struct T O;
position p;
@@
  call@p(\( &P->m \| &O.m \| P->m \| O.m \), ...)

@script:python@
p << tag.p;
T << tag.T;
@@
tags[where(p[0])] = str(T)

// ---- handlers ---------------------------------------------------------------

@handler@
identifier init =~ "^(INIT_(DELAYED_|DEFERRABLE_)?WORK(_ONSTACK)?|timer_setup(_on_stack)?|tasklet_(init|setup)|init_irq_work|request_irq)$";
identifier fn;
expression X;
position p;
@@
  init@p(X, \( fn \| &fn \), ...)

@script:python@
init << handler.init;
X << handler.X;
fn << handler.fn;
p << handler.p;
@@
handlers.setdefault((kind_of(init), object_class(init, X, p[0])), set()).add(str(fn))

@device_handler@
identifier init =~ "^devm_request(_threaded)?_irq$";
identifier fn;
expression D, X;
position p;
@@
(
  init@p(D, X, fn, ...)
|
  init@p(D, X, NULL, fn, ...)
)

@script:python@
init << device_handler.init;
X << device_handler.X;
fn << device_handler.fn;
p << device_handler.p;
@@
handlers.setdefault(("irq", object_class("irq", X, p[0])), set()).add(str(fn))

@threaded_handler@
identifier fn;
expression X, H;
position p;
@@
  request_threaded_irq@p(X, H, fn, ...)

@script:python@
X << threaded_handler.X;
H << threaded_handler.H;
fn << threaded_handler.fn;
p << threaded_handler.p;
@@
handlers.setdefault(("irq", object_class("irq", X, p[0])), set()).update((str(fn), str(H)))

@napi_handler@
identifier init =~ "^netif(_tx)?_napi_add";
identifier fn;
expression D, X;
position p;
@@
  init@p(D, X, fn, ...)

@script:python@
X << napi_handler.X;
fn << napi_handler.fn;
p << napi_handler.p;
@@
handlers.setdefault(("napi", object_class("napi", X, p[0])), set()).add(str(fn))

@thread@
identifier run =~ "^kthread_(run|create|create_on_node)$";
identifier fn;
expression X;
position p;
@@
  X = run@p(fn, ...)

@script:python@
X << thread.X;
fn << thread.fn;
p << thread.p;
@@
handlers.setdefault(("kthread", object_class("kthread", X, p[0])), set()).add(str(fn))

@declared_handler@
declarer d =~ "^(DECLARE_(DELAYED_|DEFERRABLE_)?WORK|DEFINE_TIMER|DECLARE_TASKLET|DEFINE_IRQ_WORK)$";
identifier x, fn;
@@
  d(x, fn);

@script:python@
d << declared_handler.d;
x << declared_handler.x;
fn << declared_handler.fn;
@@
handlers.setdefault((kind_of(d), "&" + x), set()).add(str(fn))

@assigned_handler@
identifier fn, m;
expression E;
@@
(
  E->m.function = \( fn \| &fn \)
|
  E.m.function = \( fn \| &fn \)
)

@script:python@
m << assigned_handler.m;
fn << assigned_handler.fn;
@@
handlers.setdefault(("timer", "*.%s" % m), set()).add(str(fn))

// ---- locks that a function takes and waits under a lock ---------------------

@takes exists@
identifier lock =~ "^(raw_)?(spin|read|write)_lock(_irqsave|_irq|_bh)?$|^mutex_lock(_interruptible|_killable)?$|^down(_interruptible|_killable|_read|_write)?$|^(lock_sock|device_lock|inode_lock|hci_dev_lock)$";
identifier fn;
expression L;
position p;
@@
  fn(...)
  {
    ... when any
    lock@p(L, ...)
    ... when any
  }

@script:python@
lock << takes.lock;
fn << takes.fn;
L << takes.L;
p << takes.p;
@@
taken.setdefault(str(fn), {}).setdefault(object_class(lock, L, p[0]), p[0])

// Under "if (x) lock(); ... if (x) unlock();" the paths are not to be trusted

@sometimes@
identifier lock =~ "^(raw_)?(spin|read|write)_lock(_irqsave|_irq|_bh)?$|^mutex_lock(_interruptible|_killable)?$|^down(_interruptible|_killable|_read|_write)?$|^(lock_sock|device_lock|inode_lock|hci_dev_lock)$";
expression L, C;
position p1;
@@
  if (C) lock@p1(L, ...);

@waits exists@
identifier lock =~ "^(raw_)?(spin|read|write)_lock(_irqsave|_irq|_bh)?$|^mutex_lock(_interruptible|_killable)?$|^down(_interruptible|_killable|_read|_write)?$|^(lock_sock|device_lock|inode_lock|hci_dev_lock)$";
identifier unlock =~ "unlock|^up(_read|_write)?$|^release_sock$";
identifier wait =~ "^(flush(_delayed)?_work|(cancel|disable)(_delayed)?_work_sync|del_timer_sync|timer_delete_sync|timer_shutdown_sync|hrtimer_cancel|tasklet_kill|irq_work_sync|napi_disable|kthread_stop|free_irq|devm_free_irq|disable_irq|synchronize_irq)$";
expression L, X, D;
position p1 != sometimes.p1, p2;
@@
  lock@p1(L, ...)
  ... when != unlock(L, ...)
      when any
(
  devm_free_irq@wait@p2(D, X, ...)
|
  wait@p2(X, ...)
)

@script:python@
lock << waits.lock;
L << waits.L;
X << waits.X;
wait << waits.wait;
p1 << waits.p1;
p2 << waits.p2;
@@
held, obj = object_class(lock, L, p1[0]), object_class(wait, X, p2[0])
if held and obj:
    waits.append((kind_of(wait), obj, held, p2[0]))

@script:python depends on waits@
@@
for kind, obj, lock, p in sorted(waits, key=lambda w: where(w[3])):
    for fn in handlers_of(kind, obj):
        for held, q in sorted(taken.get(fn, {}).items(), key=lambda t: where(t[1])):
            if held and same(held, lock) and where(p) not in found_at:
                say(p, fn, lock, q)

// ---- context mode -----------------------------------------------------------

@any_call depends on context@
identifier f =~ "work|timer|tasklet|irq|napi|kthread";
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
