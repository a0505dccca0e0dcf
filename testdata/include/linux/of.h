/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef STAND_IN_LINUX_OF_H
#define STAND_IN_LINUX_OF_H

#include <linux/errno.h>
#include <linux/mod_devicetable.h>
#include <linux/types.h>

struct device_node {
	const char *name;
	struct device_node *parent;
};

#define of_match_ptr(ptr) (ptr)
int of_property_read_u32(const struct device_node *np, const char *name, u32 *out);
int of_property_read_string(const struct device_node *np, const char *name, const char **out);
bool of_property_read_bool(const struct device_node *np, const char *name);
struct device_node *of_node_get(struct device_node *node);
void of_node_put(struct device_node *node);
struct device_node *of_parse_phandle(const struct device_node *np, const char *name, int index);
struct device_node *of_get_next_child(const struct device_node *node, struct device_node *prev);
#define for_each_child_of_node(parent, child) \
	for (child = of_get_next_child(parent, NULL); child; \
	     child = of_get_next_child(parent, child))
const struct of_device_id *of_match_device(const struct of_device_id *ids,
					   const struct device *dev);

#endif
