/* The file's handler takes the lock under which the file is removed. */
#include <linux/device.h>
#include <linux/mutex.h>
#include <linux/sysfs.h>

static DEFINE_MUTEX(scan_mutex);

static ssize_t delete_store(struct device *dev, struct device_attribute *attr, const char *buf,
			    size_t count)
{
	mutex_lock(&scan_mutex);
	mutex_unlock(&scan_mutex);
	return count;
}

static struct device_attribute dev_attr_delete = { .store = delete_store };

void bad_remove(struct device *dev)
{
	mutex_lock(&scan_mutex);
	device_remove_file(dev, &dev_attr_delete); /* expect: wq-flush-under-lock */
	mutex_unlock(&scan_mutex);
}
