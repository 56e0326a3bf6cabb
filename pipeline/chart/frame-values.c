/* The numbers of a picture as printed, what is said where there is none, and the inks of
 * series: see frame.h. */
#include "frame.h"

static const char *
printed(const struct canvas *canvas, const struct datum *datum, const char *unit)
{
	const struct style *style = canvas->style;
	const char *kept;
	struct tb_buf text = TB_BUF_INIT;

	if (datum_drawn(datum) && datum->text[0] == '\0')
		return "";
	wording_value(
	    &text, style, strcmp(unit, style->unit_suffix) == 0 ? unit : "", datum, style->missing);
	kept = tb_arena_strdup(&canvas->doc->arena, text.s);
	tb_buf_release(&text);
	return kept;
}

const char *
frame_value(const struct canvas *canvas, const struct datum *datum)
{
	return printed(canvas, datum, canvas->chart->unit);
}

static struct number
measured(const struct canvas *canvas, const struct type *type, const struct datum *datum,
    const char *text)
{
	const char *mark = canvas->style->carried_mark, *point;
	struct number number = {.text = text};
	int32_t width = frame_width(canvas, type, number.text);

	number.before = width;
	if (!datum_drawn(datum))
		return number;
	if (wording_end_in(number.text, mark)) {
		struct tb_buf bare = TB_BUF_INIT;

		tb_buf_put(&bare, number.text, strlen(number.text) - strlen(mark));
		number.before = frame_width(canvas, type, bare.s);
		tb_buf_release(&bare);
	}
	number.mark = width - number.before;
	point = strchr(number.text, '.');
	if (point != NULL)
		number.behind = frame_width(canvas, type, point) - number.mark;
	number.before -= number.behind;
	return number;
}

struct number
frame_number(const struct canvas *canvas, const struct type *type, const struct datum *datum)
{
	return measured(canvas, type, datum, frame_value(canvas, datum));
}

struct number
frame_bare_number(const struct canvas *canvas, const struct type *type, const struct datum *datum)
{
	return measured(canvas, type, datum, printed(canvas, datum, ""));
}

void
frame_list(
    const struct canvas *canvas, struct list *list, const char *head, const char *const parts[3])
{
	const struct style *style = canvas->style;

	if (++list->n > (size_t)style->list_most)
		return;
	if (list->n == 1)
		tb_buf_printf(&list->text, "%s%s", head, style->colon);
	else
		tb_buf_puts(&list->text, style->list_mark);
	tb_buf_printf(&list->text, "%s%s%s", parts[0], parts[1], parts[2]);
}

void
frame_unsaid(struct canvas *canvas, const char *category, const char *series)
{
	frame_list(canvas, &canvas->unsaid, canvas->style->missing,
	    (const char *const[]){category, series, ""});
}

void
frame_carried(struct canvas *canvas, const char *category, const char *series)
{
	struct tb_buf head = TB_BUF_INIT;

	tb_buf_printf(&head, "%s%s", canvas->style->carried_mark, canvas->style->carried);
	frame_list(canvas, &canvas->unplaced, head.s, (const char *const[]){category, series, ""});
	tb_buf_release(&head);
}

static size_t
count_missing(const struct datum *data, size_t n)
{
	size_t missing = 0;

	for (size_t i = 0; i < n; i++)
		missing += data[i].state == STATE_MISSING;
	return missing;
}

const char *
frame_no_data(const struct canvas *canvas)
{
	const struct panel *panel = canvas->panel;
	const struct style *style = canvas->style;
	size_t missing = 0, all = 0;

	for (size_t s = 0; s < panel->nseries; s++) {
		const struct series *series = &panel->series[s];

		missing += count_missing(series->points, series->npoints);
		all += series->npoints;
	}
	for (size_t i = 0; i < panel->nrows; i++) {
		const struct row *row = &panel->rows[i];
		size_t n = row->npoints > 0 ? row->npoints : 1;

		missing += count_missing(row->npoints > 0 ? row->points : &row->datum, n);
		all += n;
	}
	return missing == all ? style->no_data : missing > 0 ? style->some_data : style->no_value;
}

/* The series that all others are seen against; nseries where there is none. */
static size_t
actual_series(const struct panel *panel)
{
	size_t found = panel->nseries;

	for (size_t s = 0; s < panel->nseries; s++) {
		if (panel->series[s].part != PART_ACTUAL)
			continue;
		if (found < panel->nseries)
			return panel->nseries;
		found = s;
	}
	return panel->nseries <= 1 + EARLIER_INKS ? found : panel->nseries;
}

struct ink
frame_series_ink(const struct canvas *canvas, size_t i)
{
	const struct style *style = canvas->style;
	const struct panel *panel = canvas->panel;
	enum lamp lamp = panel->series[i].lamp;
	size_t n = panel->nseries, actual = actual_series(panel);
	size_t step = n > 1 && n < SERIES_INKS ? (SERIES_INKS - 2) / (n - 1) : 1;

	if (lamp != LAMP_NONE)
		return (struct ink){style->lamps[lamp].color, style->label.ink};
	if (i == actual)
		return (struct ink){style->actual_color, style->actual_color};
	if (actual < n)
		return style->earlier[n - 2 - (i - (i > actual))];
	return style->series[i * step % SERIES_INKS];
}

int32_t
frame_series_color(const struct canvas *canvas, size_t i)
{
	return frame_series_ink(canvas, i).color;
}
