// SPDX-License-Identifier: GPL-2.0-only
/// Find two locks that functions of one file take in opposite order: one CPU
/// holds the first and waits for the second, another one the other way round.
//# A lock is a global variable or a member of a struct, as for lockdep; the
//# objects are not compared.  False positives: two functions that never run at
//# the same time, and members with one name in structs whose type is not known
//# here.  A lock that both functions hold around the two is recognised.
//#
//# Misses: locks taken in called functions, orders of more than two locks, what
//# functions called ..._init do, and locks that are taken under a condition.
///
// Confidence: Moderate
// Copyright: (C) 2025 The lockstep authors.  GPLv2.
// URL: https://docs.kernel.org/locking/lockdep-design.html
// Comments: There is no patch mode: which of the two orders is right is a
// Comments: question to the rest of the subsystem.
// Options: --no-includes --include-headers

virtual context
virtual org
virtual report

@initialize:python@
@@
import re

LOCK = r"(raw_)?(spin|read|write)_lock|mutex_lock|down"
mode = "silent"
tags = {}   # place of a lock call -> tag of the struct that the lock is in
pairs = []  # (function, first lock, its place, second lock, its place, both calls)
defined = {}  # &variable -> files that define one of this name
written = []  # rwlocks that something writes
found_at = set()

def where(p):
    return (p.file, int(p.line), int(p.column))

def lock_class(call, text, p):
    """struct tag.member, &variable, or the name of a wrapper; None: not to be named."""
    if not re.match(LOCK, call):
        return call + "()"
    text = text.replace(" ", "").replace("(", "").replace(")", "")
    m = re.search(r"(?:->|\.)((?:\w|\.)+)$", text)
    if m:
        return "%s.%s" % (tags.get(where(p), "*"), m.group(1))
    if not re.match(r"&\w+$", text):
        return None
    return text + "@" + p.file if len(defined.get(text, ())) > 1 else text

def same(a, b):
    """One of the types may be unknown."""
    if a == b:
        return True
    if "@" in a + b or "." not in a or "." not in b:
        return False
    (s, x), (t, y) = a.split(".", 1), b.split(".", 1)
    return x == y and "*" in (s, t)

def gated(p, q):
    """Another lock is held around both."""
    outer = lambda r: [o[1] for o in pairs if where(o[4]) == where(r[2])]
    return any(same(a, b) for a in outer(p) for b in outer(q))

def say(p, q):
    found_at.update((where(p[4]), where(q[4])))
    text = "%s is taken with %s held in %s(), the other way round in %s()" % (
        name(p[3]), name(p[1]), p[0], q[0])
    if mode == "org":
        coccilib.org.print_todo(p[4], text)
        coccilib.org.print_link(q[4], "%s is taken here" % name(q[3]))
    elif mode == "report":
        coccilib.report.print_report(p[4], "WARNING: %s on line %s" % (text, q[4].line))

def name(lock):
    return lock.split("@")[0]

def readers(lock, a, b):
    """Without a writer, readers do not wait for each other."""
    reads = a.startswith("read_lock") and b.startswith("read_lock")
    return reads and not any(w and same(lock, w) for w in written)

def opposite(p, q):
    """Init functions run before anything else can."""
    if p[0].endswith("_init") or q[0].endswith("_init"):
        return False
    if readers(p[1], p[5], q[6]) or readers(p[3], p[6], q[5]):
        return False
    return same(p[1], q[3]) and same(p[3], q[1]) and not gated(p, q)

@script:python depends on org@
@@
mode = "org"

@script:python depends on report@
@@
mode = "report"

@script:python@
@@
del pairs[:]
del written[:]
defined.clear()

@variable@
declarer d;
identifier x;
type T;
position p;
@@
(
  extern T x;
|
  d@p(x);
|
  T x@p;
)

@script:python@
x << variable.x;
p << variable.p;
@@
if p[0].current_element == "something_else":
    defined.setdefault("&" + x, set()).add(p[0].file)

@tag@
identifier lock =~ "^(raw_)?(spin|read|write)_lock(_irqsave|_irq|_bh)?$|^mutex_lock(_interruptible|_killable)?$|^down(_interruptible|_killable|_read|_write)?$|^(lock_sock|device_lock|inode_lock|hci_dev_lock)$";
identifier T, m;
struct T *P;
struct T O;
position p;
@@
  lock@p(\( &P->m \| &O.m \), ...)

@script:python@
p << tag.p;
T << tag.T;
@@
tags[where(p[0])] = str(T)

@writer@
identifier lock =~ "^write_lock";
expression A;
position p;
@@
  lock@p(A, ...)

@script:python@
lock << writer.lock;
A << writer.A;
p << writer.p;
@@
written.append(lock_class(lock, A, p[0]))

// Under "if (x) lock(); ... if (x) unlock();" the paths are not to be trusted

@sometimes@
identifier lock =~ "^(raw_)?(spin|read|write)_lock(_irqsave|_irq|_bh)?$|^mutex_lock(_interruptible|_killable)?$|^down(_interruptible|_killable|_read|_write)?$|^(lock_sock|device_lock|inode_lock|hci_dev_lock)$";
expression A, C;
position p1;
@@
  if (C) lock@p1(A, ...);

@pair exists@
identifier lock =~ "^(raw_)?(spin|read|write)_lock(_irqsave|_irq|_bh)?$|^mutex_lock(_interruptible|_killable)?$|^down(_interruptible|_killable|_read|_write)?$|^(lock_sock|device_lock|inode_lock|hci_dev_lock)$";
identifier lock2 =~ "^(raw_)?(spin|read|write)_lock(_irqsave|_irq|_bh)?$|^mutex_lock(_interruptible|_killable)?$|^down(_interruptible|_killable|_read|_write)?$|^(lock_sock|device_lock|inode_lock|hci_dev_lock)$";
identifier unlock =~ "unlock|^up(_read|_write)?$|^release_sock$";
expression A, B != A;
position p1 != sometimes.p1, p2;
@@
  lock@p1(A, ...)
  ... when != unlock(A, ...)
      when any
  lock2@p2(B, ...)

@script:python@
lock << pair.lock;
lock2 << pair.lock2;
A << pair.A;
B << pair.B;
p1 << pair.p1;
p2 << pair.p2;
@@
a, b = lock_class(lock, A, p1[0]), lock_class(lock2, B, p2[0])
if a and b and not same(a, b):
    pairs.append((p1[0].current_element, a, p1[0], b, p2[0], lock, lock2))

@script:python depends on pair@
@@
pairs.sort(key=lambda p: (where(p[4]), where(p[2])))
said = set()
for i, p in enumerate(pairs):
    for q in pairs[i + 1:]:
        key = frozenset((p[:2] + p[3:4], q[:2] + q[3:4]))
        if opposite(p, q) and key not in said:
            said.add(key)
            say(p, q)

@any_call depends on context@
identifier f =~ "lock|^down";
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
