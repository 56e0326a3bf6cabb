/* Breaks between categories: see breaks.h. */
#include "breaks.h"

enum { ROWS_MOST = 4 };

const char *
breaks_text(const struct canvas *canvas, size_t i)
{
	const char *text = panel_break(canvas->panel, i);

	return text == NULL || text[0] != '\0' ? text : canvas->style->break_word;
}

/* The place of one label in the first row that is free there; 0, or -1: none is. */
static int
place_label(const struct canvas *canvas, struct break_at *at, int32_t left, int32_t right,
    int32_t ends[ROWS_MOST])
{
	const struct style *style = canvas->style;
	int32_t line = tb_em_pu(style->leading, style->note.size), row = 0;
	int32_t width = frame_width(canvas, &style->note, at->text), x = at->x - width / 2;

	x = x + width > right ? right - width : x;
	x = larger(x, left);
	while (row < ROWS_MOST && x < ends[row] + style->column_gap / 2)
		row++;
	if (row == ROWS_MOST || x + width > right)
		return -1;
	ends[row] = x + width;
	at->box = (struct box){x, row * line, x + width, (row + 1) * line};
	return 0;
}

int
breaks_place(const struct canvas *canvas, struct breaks *breaks,
    int32_t (*x)(const void *plot, size_t i), const void *plot, int32_t left, int32_t right,
    int32_t y)
{
	int32_t ends[ROWS_MOST];

	*breaks = (struct breaks){.at = tb_xcalloc(canvas->panel->ncategories, sizeof *breaks->at)};
	for (int k = 0; k < ROWS_MOST; k++)
		ends[k] = INT32_MIN / 2;
	for (size_t i = 1; i < canvas->panel->ncategories; i++) {
		struct break_at *at = &breaks->at[breaks->n];

		if (breaks_text(canvas, i) == NULL)
			continue;
		at->text = breaks_text(canvas, i);
		at->x = x(plot, i);
		if (place_label(canvas, at, left, right, ends) != 0)
			return -1;
		if (at->box.bottom > breaks->height)
			breaks->height = at->box.bottom;
		at->box.top += y, at->box.bottom += y;
		breaks->n++;
	}
	return 0;
}

void
breaks_release(struct breaks *breaks)
{
	free(breaks->at);
	*breaks = (struct breaks){0};
}

void
breaks_put(struct canvas *canvas, int32_t x, int32_t top, int32_t bottom, const char *text)
{
	const struct style *style = canvas->style;

	frame_line(canvas, (struct segment){x, top, x, bottom}, style->break_weight,
	    style->break_dash, style->break_ink);
	trace_break(canvas, x, text);
}

int
breaks_fail(const struct canvas *canvas, struct tb_err *err)
{
	return frame_fail(canvas, canvas->panel->line, err,
	    "the labels of its breaks have no room above it; shorten them");
}
