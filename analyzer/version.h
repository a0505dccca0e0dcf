/* SPDX-License-Identifier: GPL-2.0-only */
/* lockstep --version. */
#ifndef LOCKSTEP_VERSION_H
#define LOCKSTEP_VERSION_H

/* "lockstep X (libclang Y, spatch Z)" on stdout. */
void version_print(void);

#endif
