/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Facts: what one unit says, as plain text lines.  One representation for the
 * worker's pipe, the cache, `lockstep dump facts` and the tests.
 *
 * A line is a keyword and tab-separated fields.  In a field, backslash, tab and newline are
 * written \\ \t \n.  An empty field is written "-".  LOC is three fields: path, line, column.
 * Lines between "func" and "end" describe one function; their places are given
 * as line and column in the func line's file (macro uses: where the macro is used).
 *
 *   unit PATH                          first line
 *   include PATH                       every file read, the unit itself excepted
 *   diag LOC TEXT                      a front-end error
 *   undeclared LOC NAME                a called function that nothing declares; LOC of its first call
 *   coverage SEEN WRITTEN              calls of known APIs: in facts / in the text outside comments
 *   missed LOC WORD                    written, but in no parsed variant
 *   global NAME static|extern TYPE LOC      a variable defined here; TYPE as expression types below
 *   init OBJECT EXPR LOC               a static initialiser: OBJECT is @name, or @name.tag:member,
 *                                      EXPR the value.  Only functions, system workqueues, and what
 *                                      API initialisers (DEFINE_MUTEX, DECLARE_WORK ...) say:
 *   define WRITTEN OBJECT LOC [ARG...] an API initialiser of a variable: DECLARE_WORK(w, f) at file scope or
 *                                      in a function; OBJECT @w or %w, then its arguments
 *   export NAME                        EXPORT_SYMBOL*(NAME)
 *   modinit NAME LOC  /  modexit NAME LOC      module_init(), fs_initcall() ...: written name not kept
 *   moddriver MACRO OBJECT LOC         module_platform_driver(x), module_i2c_driver(x) ...
 *
 *   func NAME static|extern FLAGS LOC ENDLINE    FLAGS: comma list of inline,init,exit,noreturn,hdr; or "-"
 *   param N NAME TYPE
 *   local NAME TYPE
 *   block N                            block 0 is the entry
 *   call LINE COL ENDLINE ENDCOL WRITTEN CALLEE RESULT [ARG...]
 *                                      WRITTEN: the API macro at the place, else CALLEE.  CALLEE: the
 *                                      function's name, or an EXPR for an indirect call ("$0->ops:open").
 *                                      RESULT: %tN, the temporary that later expressions may name
 *   macro NAME LOC                     the call before it comes from this macro of the driver; LOC is in its body
 *   set LINE COL LHS RHS               assignment or initialisation of a local (EXPR, EXPR); RHS "?" if
 *                                      not a trackable value
 *   ret LINE COL EXPR                  then the block ends with no successor
 *   cleanup LINE COL FUNCTION %var     __cleanup__ handler runs here (scope is left)
 *   goto N                             block end: one successor
 *   if LINE COL COND TRUE FALSE        block end: COND is EXPR, or !EXPR, or EXPR==CONST (also != < <= > >=)
 *   switch LINE COL EXPR VALUE:N...    block end; VALUE a number, "default"
 *   end
 *
 * A block without a closing line (after a noreturn call) has no successor.
 *
 * EXPR, the access path of a value:
 *   $N parameter N   %name local (%name#2 for a second one of that name)   @name global or function
 *   %tN result of a call   number   "text"
 *   =TEXT anything else as written, without blanks (a constant's name, an expression); ? no text
 *   @function#name a static variable of a function
 *   E->tag:member   E.tag:member   E[] any index   *E   &E
 *   container(E,tag:member.tag:member)    container_of and its kind (from_timer, list_entry ...)
 *   (C?A:B) as two values: A|B            casts and parentheses are dropped
 * tag is the struct tag; an anonymous struct inherits "outer_tag"; a typedef'd anonymous one its typedef.
 * TYPE: "struct foo *", as the compiler prints it.
 */
#ifndef LOCKSTEP_FACTS_H
#define LOCKSTEP_FACTS_H

#include <glib.h>

#include "unit.h"

/* The facts of one unit; text is owned and ends with a newline. */
struct facts {
	const char *path; /* of the unit, interned */
	char *text; /* NULL: not analysed */
	char *reason; /* why not, for notAnalysed; NULL otherwise */
	gboolean cached; /* replayed from the cache */
};

#endif
