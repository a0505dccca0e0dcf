/* The function that is called where sleeping is allowed takes the mutex. */
#include <linux/leds.h>
#include <linux/mutex.h>

static DEFINE_MUTEX(panel_lock);
static int panel_level;

static int good_panel_set(struct led_classdev *led, enum led_brightness value)
{
	mutex_lock(&panel_lock);
	panel_level = value;
	mutex_unlock(&panel_lock);
	return 0;
}

void panel_init(struct led_classdev *led)
{
	led->brightness_set_blocking = good_panel_set;
}
