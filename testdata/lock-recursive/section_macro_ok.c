/* The 0 of a macro's loop is no constant with the macro's name: it ends after one round. */
#include <linux/mutex.h>

static DEFINE_MUTEX(section_mutex);
static int section_count;

#define SECTION_START do { \
	mutex_lock(&section_mutex); \
	section_count++; \
} while (0);
#define SECTION_END \
	mutex_unlock(&section_mutex);

void section_once(void)
{
	SECTION_START
	section_count += 2;
	SECTION_END
}
