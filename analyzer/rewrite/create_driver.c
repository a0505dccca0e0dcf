/* SPDX-License-Identifier: GPL-2.0-only */
/* Init and exit functions that are not there yet: in place of module_*_driver(), or for a library. */
#include <string.h>

#include "create.h"

/* What the macros of the kernel's headers call. */
static const struct {
	const char *macro, *add, *remove;
} drivers[] = {
	{ "module_platform_driver", "platform_driver_register", "platform_driver_unregister" },
	{ "module_i2c_driver", "i2c_add_driver", "i2c_del_driver" },
	{ "module_spi_driver", "spi_register_driver", "spi_unregister_driver" },
	{ "module_pci_driver", "pci_register_driver", "pci_unregister_driver" },
	{ "module_usb_driver", "usb_register", "usb_deregister" },
	{ "module_usb_serial_driver", NULL, NULL },
	{ "module_hid_driver", "hid_register_driver", "hid_unregister_driver" },
	{ "module_acpi_driver", "acpi_bus_register_driver", "acpi_bus_unregister_driver" },
	{ "module_virtio_driver", "register_virtio_driver", "unregister_virtio_driver" },
	{ "module_auxiliary_driver", "auxiliary_driver_register", "auxiliary_driver_unregister" },
	{ "module_amba_driver", "amba_driver_register", "amba_driver_unregister" },
	{ "module_serio_driver", "serio_register_driver", "serio_unregister_driver" },
	{ "module_mipi_dsi_driver", "mipi_dsi_driver_register", "mipi_dsi_driver_unregister" },
	{ "module_serdev_device_driver", "serdev_device_driver_register",
	  "serdev_device_driver_unregister" },
	{ "module_ssam_device_driver", "ssam_device_driver_register",
	  "ssam_device_driver_unregister" },
	{ "module_sdio_driver", "sdio_register_driver", "sdio_unregister_driver" },
	{ "module_mdio_driver", "mdio_driver_register", "mdio_driver_unregister" },
	{ "module_rpmsg_driver", "register_rpmsg_driver", "unregister_rpmsg_driver" },
	{ "module_pcmcia_driver", "pcmcia_register_driver", "pcmcia_unregister_driver" },
	{ "module_parport_driver", "parport_register_driver", "parport_unregister_driver" },
	{ "module_comedi_driver", "comedi_driver_register", "comedi_driver_unregister" },
	{ "module_gameport_driver", "gameport_register_driver", "gameport_unregister_driver" },
	{ "module_phy_driver", NULL, NULL },
	{ "module_platform_driver_probe", "platform_driver_probe", "platform_driver_unregister" },
	{ "module_slim_driver", "slim_driver_register", "slim_driver_unregister" },
	{ "module_wmi_driver", "wmi_driver_register", "wmi_driver_unregister" },
	{ "module_typec_altmode_driver", "typec_altmode_register_driver",
	  "typec_altmode_unregister_driver" },
};

/* Both functions; add and remove are NULL for a library. */
static char *functions_text(const struct maker *m, const char *name, const char *add,
			    const char *remove, const char *arguments)
{
	g_autofree char *alloc = create_alloc(m, "\t"), *destroy = create_destroy(m, "\t");
	g_autofree char *failed = create_destroy_if(m, "\t", "ret");
	GString *s = g_string_new(NULL);

	g_string_append_printf(s, "static int __init %s_init(void)\n{\n", name);
	if (add)
		g_string_append_printf(s,
				       "\tint ret;\n\n%s\n\tret = %s(%s);\n%s\n\treturn ret;\n}\n",
				       alloc, add, arguments, failed);
	else
		g_string_append_printf(s, "%s\n\treturn 0;\n}\n", alloc);
	g_string_append_printf(s, "module_init(%s_init);\n\nstatic void __exit %s_exit(void)\n{\n",
			       name, name);
	if (remove)
		g_string_append_printf(s, "\t%s(%.*s);\n", remove, (int)strcspn(arguments, ","), arguments);
	g_string_append_printf(s, "%s}\nmodule_exit(%s_exit);", destroy, name);
	return g_string_free(s, FALSE);
}

/*
 * What the registration is called with: the driver, and for module_platform_driver_probe() its probe
 * function.  module_driver() names the calls itself.  To be freed; NULL: not known.
 */
static char *driver_arguments(const struct initialiser *driver, const struct edited_file *f, gssize open,
			      gssize close, const char **add, const char **remove)
{
	const char *object = driver->object + (*driver->object == '@');
	g_autofree char *inside = g_strndup(f->text + open + 1, (gsize)(close - open - 1));
	g_auto(GStrv) words = g_strsplit(inside, ",", -1);
	guint n = g_strv_length(words);

	for (guint i = 0; i < n; i++) {
		g_strstrip(words[i]);
		if (strpbrk(words[i], "()/\n"))
			return NULL;
	}
	if (g_str_equal(driver->written, "module_driver") && n == 3) {
		*add = g_intern_string(words[1]);
		*remove = g_intern_string(words[2]);
		n = 1;
	}
	if (*add && g_str_equal(driver->written, "module_platform_driver_probe") && n == 2)
		return g_strdup_printf("&%s, %s", object, words[1]);
	return *add && n == 1 ? g_strdup_printf("&%s", object) : NULL;
}

const char *create_for_driver(const struct maker *m, const struct initialiser *driver)
{
	struct edited_file *f = maker_file(m, driver->at.path);
	const char *object = driver->object + (*driver->object == '@');
	const char *add = NULL, *remove = NULL;
	g_autofree char *text = NULL, *arguments = NULL;
	gssize from, open, close, end;

	for (guint i = 0; i < G_N_ELEMENTS(drivers); i++)
		if (g_str_equal(drivers[i].macro, driver->written)) {
			add = drivers[i].add;
			remove = drivers[i].remove;
		}
	if (!f)
		return maker_printf(m, "%s can not be read", driver->at.path);
	from = (gssize)edited_offset(f, driver->at.line, driver->at.column);
	open = from + (gssize)strlen(driver->written);
	if (!ctext_is_word(f, from, driver->written) || ctext_line(f, from) != from ||
	    f->text[open] != '(' || (close = ctext_close(f, open)) == TEXT_NONE)
		return maker_printf(m, "%s() is inside of a macro", driver->written);
	end = ctext_skip(f, close + 1);
	if (f->text[end] != ';' && end < ctext_line_end(f, close))
		return maker_printf(m, "%s() shares its line", driver->written);
	if (f->text[end] != ';')
		end = close; /* the macro has it */
	arguments = driver_arguments(driver, f, open, close, &add, &remove);
	if (!arguments)
		return maker_printf(m, "what %s() expands to is not known", driver->written);
	text = functions_text(m, object, add, remove, arguments);
	if (from && !ctext_is_blank(f, ctext_line(f, from - 1)))
		edit_replace(f, (gsize)from, (gsize)from, "\n");
	edit_replace(f, (gsize)from, (gsize)end + 1, text);
	return NULL;
}

gssize create_module_lines(const struct edited_file *f)
{
	for (guint i = 0; i < f->lines->len; i++) {
		gssize line = (gssize)g_array_index(f->lines, gsize, i);

		if (g_str_has_prefix(f->text + line, "MODULE_LICENSE") ||
		    g_str_has_prefix(f->text + line, "MODULE_AUTHOR") ||
		    g_str_has_prefix(f->text + line, "MODULE_DESCRIPTION"))
			return line;
	}
	return (gssize)f->length;
}

/* module_init() and __init need their header, in its place among the others. */
static void include_module(struct edited_file *f)
{
	static const char wanted[] = "#include <linux/module.h>", kind[] = "#include <linux/";
	gssize at = TEXT_NONE;

	for (guint i = 0; i < f->lines->len; i++) {
		gssize line = (gssize)g_array_index(f->lines, gsize, i);
		const char *text = f->text + line;

		if (g_str_has_prefix(text, wanted))
			return;
		if (!g_str_has_prefix(text, kind))
			continue;
		if (strncmp(text, wanted, strlen(wanted)) > 0) {
			if (at == TEXT_NONE)
				at = line;
			break;
		}
		at = ctext_line_end(f, line);
	}
	if (at != TEXT_NONE)
		edit_replace(f, (gsize)at, (gsize)at, "#include <linux/module.h>\n");
}

const char *create_new_functions(const struct maker *m, const struct program_unit *u)
{
	struct edited_file *f = maker_file(m, u->path);
	g_autofree char *name = NULL, *text = NULL, *init = NULL, *all = NULL;
	gssize at;

	if (!f)
		return maker_printf(m, "%s can not be read", u->path);
	name = create_symbol(((const struct module *)u->modules->pdata[0])->name);
	init = g_strdup_printf("%s_init", name);
	at = create_module_lines(f);
	for (guint i = 0; i < u->functions->len; i++) /* the lines may be in the file's head */
		if (g_str_equal(((struct function *)u->functions->pdata[i])->at.path, u->path) &&
		    (gssize)edited_offset(f, ((struct function *)u->functions->pdata[i])->at.line, 1) > at)
			at = (gssize)f->length;
	if (ctext_has_word(f->text, init) || !at || (at < (gssize)f->length && f->text[at - 1] != '\n'))
		return maker_printf(m, "%s has no place or name for an init function", u->path);
	text = functions_text(m, name, NULL, NULL, NULL);
	all = g_strdup_printf("%s%s%s\n%s", f->text[at - 1] == '\n' ? "" : "\n",
			      ctext_is_blank(f, ctext_line(f, at - 1)) ? "" : "\n", text,
			      at < (gssize)f->length ? "\n" : "");
	edit_replace(f, (gsize)at, (gsize)at, all);
	include_module(f);
	return NULL;
}
