/* The shrinker goes before the lock is taken that writing to the device needs. */
#include <linux/mutex.h>
#include <linux/rwsem.h>

struct shrinker {
	unsigned long (*count_objects)(struct shrinker *s);
};

void unregister_shrinker(struct shrinker *s);

struct disk {
	struct rw_semaphore map_lock;
	struct shrinker shrinker;
	int blocks;
};

struct bio {
	struct disk *disk;
};

void disk_init(struct disk *d)
{
	init_rwsem(&d->map_lock);
}

struct block_device_operations {
	void (*submit_bio)(struct bio *bio);
};

static int disk_find(struct disk *d)
{
	int n;

	down_read(&d->map_lock);
	n = d->blocks;
	up_read(&d->map_lock);
	return n;
}

static void disk_submit(struct bio *bio)
{
	disk_find(bio->disk);
}

static void disk_forget(struct disk *d)
{
	unregister_shrinker(&d->shrinker);
}

void good_disk_abort(struct disk *d)
{
	disk_forget(d);
	down_write(&d->map_lock);
	d->blocks = 0;
	up_write(&d->map_lock);
}

const struct block_device_operations disk_ops = {
	.submit_bio = disk_submit,
};
