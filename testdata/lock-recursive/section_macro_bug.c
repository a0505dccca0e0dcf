/* The same section, entered twice. */
#include <linux/mutex.h>

static DEFINE_MUTEX(section_mutex);
static int section_count;

#define SECTION_START do { \
	mutex_lock(&section_mutex); \
	section_count++; \
} while (0);
#define SECTION_END \
	mutex_unlock(&section_mutex);

void section_twice(void)
{
	SECTION_START
	section_count += 2;
	SECTION_START /* expect: lock-recursive */
	SECTION_END
}
