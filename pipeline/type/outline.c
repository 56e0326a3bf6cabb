/* Heights of outlines: see outline.h.  Curves are looked at in sixteen places. */
#include "outline.h"
#include <stddef.h>

enum { PLACES = 16 };

struct range {
	float top, bottom;
	int begun;
};

static void
add(struct range *range, float y)
{
	if (!range->begun || y > range->top)
		range->top = y;
	if (!range->begun || y < range->bottom)
		range->bottom = y;
	range->begun = 1;
}

static void
on_point(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
	(void)funcs;
	(void)state;
	(void)x;
	(void)user;
	add(data, y);
}

static void
on_quadratic(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float cx, float cy,
    float x, float y, void *user)
{
	float from = state->current_y;

	(void)funcs;
	(void)cx;
	(void)x;
	(void)user;
	for (int i = 1; i <= PLACES; i++) {
		float t = (float)i / PLACES, u = 1 - t;

		add(data, u * u * from + 2 * u * t * cy + t * t * y);
	}
}

static void
on_cubic(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float ax, float ay, float bx,
    float by, float x, float y, void *user)
{
	float from = state->current_y;

	(void)funcs;
	(void)ax;
	(void)bx;
	(void)x;
	(void)user;
	for (int i = 1; i <= PLACES; i++) {
		float t = (float)i / PLACES, u = 1 - t;

		add(data,
		    u * u * u * from + 3 * u * u * t * ay + 3 * u * t * t * by + t * t * t * y);
	}
}

void
tb_outline_height(hb_font_t *font, hb_codepoint_t glyph, int32_t *top, int32_t *bottom)
{
	hb_draw_funcs_t *funcs = hb_draw_funcs_create();
	struct range range = {0, 0, 0};

	hb_draw_funcs_set_move_to_func(funcs, on_point, NULL, NULL);
	hb_draw_funcs_set_line_to_func(funcs, on_point, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(funcs, on_quadratic, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(funcs, on_cubic, NULL, NULL);
	hb_font_get_glyph_shape(font, glyph, funcs, &range);
	hb_draw_funcs_destroy(funcs);
	*top = (int32_t)range.top;
	*bottom = (int32_t)range.bottom;
}
