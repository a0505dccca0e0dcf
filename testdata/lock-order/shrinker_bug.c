/* A shrinker goes under the lock that writing to the device takes. */
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

void bad_disk_abort(struct disk *d)
{
	down_write(&d->map_lock);
	disk_forget(d); /* expect: lock-order */
	d->blocks = 0;
	up_write(&d->map_lock);
}

const struct block_device_operations disk_ops = {
	.submit_bio = disk_submit,
};
