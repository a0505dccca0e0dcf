/* One case of a switch takes the other mutex, and the caller that holds its own asks for that case. */
#include <linux/mutex.h>

enum { BLOCK_GFX, BLOCK_VCE, BLOCK_UVD };

static DEFINE_MUTEX(pm_mutex);
static DEFINE_MUTEX(smu_mutex);

void gate(int block);

static void set_power(int block)
{
	switch (block) {
	case BLOCK_UVD:
	case BLOCK_VCE:
		mutex_lock(&pm_mutex);
		gate(block);
		mutex_unlock(&pm_mutex);
		break;
	case BLOCK_GFX:
		gate(block);
		break;
	}
}

void video_power(void)
{
	set_power(BLOCK_VCE);
}

void bad_reset(void)
{
	mutex_lock(&smu_mutex);
	set_power(BLOCK_VCE);
	mutex_unlock(&smu_mutex);
}

void bad_state(void)
{
	mutex_lock(&pm_mutex);
	mutex_lock(&smu_mutex); /* expect: lock-order */
	gate(BLOCK_GFX);
	mutex_unlock(&smu_mutex);
	mutex_unlock(&pm_mutex);
}
