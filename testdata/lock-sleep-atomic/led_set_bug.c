/* A LED is switched where nothing may sleep, and its driver takes a mutex. */
#include <linux/leds.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(panel_lock);
static int panel_level;

static void bad_panel_set(struct led_classdev *led, enum led_brightness value)
{
	mutex_lock(&panel_lock); /* expect: lock-sleep-atomic */
	panel_level = value;
	mutex_unlock(&panel_lock);
}

void panel_init(struct led_classdev *led)
{
	led->brightness_set = bad_panel_set;
}
