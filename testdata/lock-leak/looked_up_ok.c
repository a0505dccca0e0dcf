/* A lookup that returns locked or an error; its result is kept in a member of a local. */
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/rwsem.h>

struct type {
	int id;
};

struct key {
	struct type *type;
	int size;
};

static DECLARE_RWSEM(types_sem);
extern struct type *search(int id);

static struct type *type_lookup(int id)
{
	struct type *t;

	down_read(&types_sem);
	t = search(id);
	if (t)
		return t;
	up_read(&types_sem);
	return ERR_PTR(-ENOENT);
}

static void type_put(struct type *t)
{
	up_read(&types_sem);
}

int good_create(int id)
{
	struct key k;

	k.type = type_lookup(id);
	if (IS_ERR(k.type))
		return -ENODEV;
	type_put(k.type);
	return 0;
}
