/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_TTY_H
#define STAND_IN_LINUX_TTY_H

#include <linux/device.h>
#include <linux/mutex.h>
#include <linux/wait.h>

struct ktermios {
	unsigned int c_iflag, c_oflag, c_cflag, c_lflag;
};

struct tty_driver;

struct tty_port {
	struct tty_struct *tty;
	spinlock_t lock;
	int count;
	struct mutex mutex;
};

struct tty_struct {
	struct tty_driver *driver;
	int index;
	struct ktermios termios;
	unsigned long flags;
	wait_queue_head_t write_wait, read_wait;
	void *disc_data, *driver_data;
	struct tty_port *port;
};

int tty_insert_flip_char(struct tty_port *port, unsigned char ch, char flag);
void tty_flip_buffer_push(struct tty_port *port);
void tty_wakeup(struct tty_struct *tty);
void tty_hangup(struct tty_struct *tty);
void tty_kref_put(struct tty_struct *tty);
struct tty_struct *tty_port_tty_get(struct tty_port *port);

#endif
