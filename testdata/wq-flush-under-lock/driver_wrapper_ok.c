/* The driver's own unlock wrapper comes before the driver's own flush wrapper. */
#include <linux/mutex.h>
#include <linux/workqueue.h>

struct gpu {
	struct mutex lock;
	struct work_struct retire;
};

static void gpu_lock(struct gpu *g)
{
	mutex_lock(&g->lock);
}

static void gpu_unlock(struct gpu *g)
{
	mutex_unlock(&g->lock);
}

static void gpu_wait(struct gpu *g)
{
	flush_work(&g->retire);
}

static void gpu_retire(struct work_struct *work)
{
	struct gpu *g = container_of(work, struct gpu, retire);

	gpu_lock(g);
	gpu_unlock(g);
}

void gpu_init(struct gpu *g)
{
	mutex_init(&g->lock);
	INIT_WORK(&g->retire, gpu_retire);
	schedule_work(&g->retire);
}

void good_gpu_idle(struct gpu *g)
{
	gpu_lock(g);
	gpu_unlock(g);
	gpu_wait(g);
}
