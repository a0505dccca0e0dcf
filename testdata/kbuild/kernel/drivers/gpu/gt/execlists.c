/* SPDX-License-Identifier: GPL-2.0-only */
#include "selftest.c"
#  include "tests/mock.c" /* found by -I of the parent */
