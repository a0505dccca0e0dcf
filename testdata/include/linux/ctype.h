/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_CTYPE_H
#define STAND_IN_LINUX_CTYPE_H

int isdigit(int c);
int isspace(int c);
int isalpha(int c);
int isalnum(int c);
int toupper(int c);
int tolower(int c);

#endif
