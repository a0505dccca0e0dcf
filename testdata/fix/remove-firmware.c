/* The firmware loader queues for the module: that is said. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/workqueue.h>

struct firmware;
struct device;

int request_firmware_nowait(struct module *module, bool uevent, const char *name,
			    struct device *device, int gfp, void *context,
			    void (*cont)(const struct firmware *fw, void *context));

static void chip_loaded(const struct firmware *fw, void *context)
{
}

static int chip_probe(struct platform_device *pdev)
{
	return request_firmware_nowait(NULL, true, "chip.bin", NULL, 0, pdev, chip_loaded);
}

static int chip_remove(struct platform_device *pdev)
{
	flush_scheduled_work();
	return 0;
}

static struct platform_driver chip_driver = {
	.probe = chip_probe,
	.remove = chip_remove,
};
module_platform_driver(chip_driver);
//--- command
// lockstep fix --no-cache -q .
//--- output
// Module remove-firmware
//   remove-firmware.c:24: flush_scheduled_work() in chip_remove()
//     remove: nothing that the module queues is on system_wq; request_firmware_nowait() in chip_probe() at line 19 has the firmware loader queue chip_loaded() on system_wq, which is no longer waited for
//   Note: request_firmware_nowait() in chip_probe() at line 19 has the firmware loader queue chip_loaded() on system_wq, which is no longer waited for
//   Proof: 1 unit read again without new diagnostics; no flush of system_wq is left; nothing new that could hang; git apply accepts the diff
//
// diff --git a/remove-firmware.c b/remove-firmware.c
// index a5914c5..d854c65 100644
// --- a/remove-firmware.c
// +++ b/remove-firmware.c
// @@ -21,7 +21,6 @@ static int chip_probe(struct platform_device *pdev)
//  
//  static int chip_remove(struct platform_device *pdev)
//  {
// -	flush_scheduled_work();
//  	return 0;
//  }
//  
//
