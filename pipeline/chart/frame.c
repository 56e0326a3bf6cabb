/* The picture all forms share: see frame.h. */
#include "frame.h"
#include <stdarg.h>

static const int32_t ascent_em = TB_EM * 88 / 100; /* of the em box, above the baseline */

static int32_t
scaled(int32_t size, int32_t ratio)
{
	return tb_em_pu(ratio, size);
}

static struct block
compose(const struct canvas *canvas, const struct type *type, int32_t size, int32_t measure,
    const char *s)
{
	struct tb_piece piece = {.s = s, .len = strlen(s), .role = (enum tb_role)type->role};
	struct tb_para_style style = {.measure = measure,
	    .size = size,
	    .pitch = size,
	    .color = (uint32_t)type->ink,
	    .level = TB_LEVEL_GB,
	    .align = TB_ALIGN_LEFT};
	struct block block = {
	    .text = s, .type = *type, .leading = scaled(size, canvas->style->leading)};

	tb_para_compose(&block.para, canvas->fonts, &piece, 1, &style);
	block.width = tb_para_width(&block.para);
	block.height = (int32_t)block.para.nlines * block.leading;
	return block;
}

struct block
block_make(const struct canvas *canvas, const struct type *type, int32_t measure, const char *s)
{
	return compose(canvas, type, type->size, measure, s);
}

struct block
block_fit(const struct canvas *canvas, const struct type *type, int32_t measure, const char *s)
{
	static const int32_t grain = TB_PU_PER_PT / 4;
	int32_t width = frame_width(canvas, type, s), size = type->size;

	if (width > measure) {
		size = (int32_t)((int64_t)size * measure / width) / grain * grain;
		if (size < canvas->style->type_least)
			size = canvas->style->type_least;
	}
	return compose(canvas, type, size, measure, s);
}

void
block_release(struct block *block)
{
	tb_para_release(&block->para);
}

void
block_put(
    const struct block *block, struct canvas *canvas, int32_t x, int32_t y, enum tb_align align)
{
	int32_t size = block->para.style.size;
	int32_t baseline = y + (block->leading - size) / 2 + tb_em_pu(ascent_em, size);

	for (size_t i = 0; i < block->para.nlines; i++, baseline += block->leading) {
		int32_t width = block->para.lines[i].width;
		int32_t left = align == TB_ALIGN_RIGHT	  ? x - width
			       : align == TB_ALIGN_CENTRE ? x - width / 2
							  : x;
		int32_t middle = y + (int32_t)i * block->leading + block->leading / 2;

		trace_label(canvas, &block->type,
		    (struct box){left, middle - size / 2, left + width, middle - size / 2 + size},
		    block->text);
		tb_para_put(
		    &block->para, i, canvas->fonts, canvas->doc, canvas->page, left, baseline);
	}
}

static struct tb_text_style
text_style(const struct type *type)
{
	return (struct tb_text_style){
	    .role = (enum tb_role)type->role, .size_pu = type->size, .color = (uint32_t)type->ink};
}

void
frame_text(
    struct canvas *canvas, const struct type *type, int32_t x, int32_t y_middle, const char *s)
{
	struct tb_text_style style = text_style(type);
	int32_t top = y_middle - type->size / 2;
	int32_t baseline = top + tb_em_pu(ascent_em, type->size), right;

	right = tb_text_put(
	    canvas->doc, canvas->page, canvas->fonts, &style, x, baseline, s, strlen(s));
	trace_label(canvas, type, (struct box){x, top, right, top + type->size}, s);
}

int32_t
frame_width(const struct canvas *canvas, const struct type *type, const char *s)
{
	struct tb_text_style style = text_style(type);

	return tb_text_width(canvas->fonts, &style, s, strlen(s));
}

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

int32_t
frame_share(const struct canvas *canvas, int32_t length)
{
	return (int32_t)((int64_t)length * canvas->width / canvas->style->width);
}

void
frame_unit(struct canvas *canvas, int32_t beside)
{
	struct block block;

	if (chart_unit_said(canvas->chart->subtitle, canvas->unit))
		return;
	block = block_fit(canvas, &canvas->style->axis, canvas->width, canvas->unit);
	block_put(&block, canvas, 0, canvas->y, TB_ALIGN_LEFT);
	if (block.width + canvas->style->column_gap > beside)
		canvas->y += block.height;
	block_release(&block);
}

void
frame_hline(struct canvas *canvas, int32_t x0, int32_t x1, int32_t y, int32_t weight, int32_t ink)
{
	tb_pages_rect(canvas->page, x0, y - weight / 2, x1 - x0, weight, (uint32_t)ink);
}

void
frame_vline(struct canvas *canvas, int32_t x, int32_t y0, int32_t y1, int32_t weight, int32_t ink)
{
	tb_pages_rect(canvas->page, x - weight / 2, y0, weight, y1 - y0, (uint32_t)ink);
}

void
frame_disc(struct canvas *canvas, int32_t x, int32_t y, int32_t diameter, int32_t ink)
{
	int32_t r = diameter / 2;
	int32_t k = (int32_t)((int64_t)r * 5523 / 10000); /* a quarter circle as one curve */
	const struct tb_step steps[] = {
	    {'M', {x + r, y}},
	    {'C', {x + r, y + k, x + k, y + r, x, y + r}},
	    {'C', {x - k, y + r, x - r, y + k, x - r, y}},
	    {'C', {x - r, y - k, x - k, y - r, x, y - r}},
	    {'C', {x + k, y - r, x + r, y - k, x + r, y}},
	    {'Z', {0}},
	};

	tb_pages_path(canvas->doc, canvas->page, steps, TB_LEN(steps), 0, 0, (uint32_t)ink);
}

void
frame_edged_disc(
    struct canvas *canvas, int32_t x, int32_t y, int32_t diameter, int32_t color, int32_t edge)
{
	frame_disc(canvas, x, y, diameter, edge);
	frame_disc(canvas, x, y, diameter - 2 * canvas->style->axis_weight, color);
}

static void
put_badge_text(struct canvas *canvas, int32_t x, int32_t y, int32_t ink, const char *s)
{
	const struct type type = {canvas->style->lamp_role, canvas->style->lamp_size, ink};

	frame_text(canvas, &type, x - frame_width(canvas, &type, s) / 2, y, s);
}

void
frame_badge(struct canvas *canvas, int32_t x, int32_t y, int32_t color, int32_t ink, const char *s)
{
	frame_disc(canvas, x, y, canvas->style->lamp_diameter, color);
	put_badge_text(canvas, x, y, ink, s);
}

void
frame_hollow_badge(struct canvas *canvas, int32_t x, int32_t y, int32_t color, const char *s)
{
	/* a thin one: two digits reach near to it */
	frame_edged_disc(canvas, x, y, canvas->style->lamp_diameter, 0xFFFFFF, color);
	put_badge_text(canvas, x, y, canvas->style->label.ink, s);
}

void
frame_lamp(struct canvas *canvas, int32_t x, int32_t y, enum lamp lamp)
{
	const struct lamp_style *style = &canvas->style->lamps[lamp];

	frame_badge(canvas, x, y, style->color, style->ink, style->mark);
}

/* How far a line reaches from its middle into the em boxes of texts beside it; what a hairline
 * does is less than what they are larger than their ink. */
static int32_t
reach(int32_t weight)
{
	return weight / 2 > TB_PU_PER_PT / 4 ? weight / 2 : 0;
}

/* A rule with holes in it: from..to along it, `at` across it. */
struct stroke {
	int upright;
	int32_t from, to, at;
	int32_t reach; /* from its middle into boxes */
	int32_t weight, ink;
};

static void
put_around(struct canvas *canvas, struct stroke stroke, const struct box *holes, size_t nholes)
{
	while (stroke.from < stroke.to) {
		int32_t end = stroke.to, next = stroke.to;

		for (size_t i = 0; i < nholes; i++) {
			struct box box = holes[i];

			if (stroke.upright)
				box = (struct box){box.top, box.left, box.bottom, box.right};
			if (box.top >= stroke.at + stroke.reach ||
			    box.bottom <= stroke.at - stroke.reach || box.right <= stroke.from ||
			    box.left >= end)
				continue;
			end = box.left, next = box.right;
		}
		if (end - stroke.from < stroke.weight)
			; /* a speck */
		else if (stroke.upright)
			frame_vline(canvas, stroke.at, stroke.from, end, stroke.weight, stroke.ink);
		else
			frame_hline(canvas, stroke.from, end, stroke.at, stroke.weight, stroke.ink);
		stroke.from = next;
	}
}

void
frame_hline_around(struct canvas *canvas, int32_t x, int32_t x1, int32_t y, int32_t weight,
    int32_t ink, const struct box *holes, size_t nholes)
{
	put_around(canvas, (struct stroke){0, x, x1, y, reach(weight), weight, ink}, holes, nholes);
}

void
frame_vline_around(struct canvas *canvas, int32_t x, int32_t y, int32_t y1, int32_t weight,
    int32_t ink, const struct box *holes, size_t nholes)
{
	put_around(canvas, (struct stroke){1, y, y1, x, weight, weight, ink}, holes, nholes);
}

void
frame_line(struct canvas *canvas, struct segment at, int32_t weight, int32_t dash, int32_t ink)
{
	const struct tb_step steps[] = {{'M', {at.x0, at.y0}}, {'L', {at.x1, at.y1}}};

	tb_pages_path(canvas->doc, canvas->page, steps, TB_LEN(steps), weight, dash, (uint32_t)ink);
}

/* A paragraph across the picture at y; moves y below it. */
static void
put_across(struct canvas *canvas, const struct type *type, const char *s)
{
	struct block block;

	if (s[0] == '\0')
		return;
	block = block_make(canvas, type, canvas->page->width, s);
	block_put(&block, canvas, 0, canvas->y, TB_ALIGN_LEFT);
	canvas->y += block.height;
	if (block.para.nlines > 0)
		canvas->spare_left = block.para.lines[block.para.nlines - 1].width;
	canvas->spare_y = canvas->y - block.leading / 2;
	block_release(&block);
}

void
frame_begin(struct canvas *canvas, const char *alt)
{
	const struct style *style = canvas->style;
	const struct chart *chart = canvas->chart;

	canvas->width = chart->width == WIDTH_COLUMN ? style->column_width : style->width;
	canvas->plot_height =
	    (chart->width == WIDTH_PAGE ? style->page_plot_height : style->plot_height) +
	    canvas->plot_more;
	canvas->page = tb_pages_page(canvas->doc, canvas->width, 0, "");
	tb_pages_begin(canvas->doc, canvas->page, "Figure", alt);
	canvas->y = 0;
	tb_pages_rect(
	    canvas->page, 0, 0, canvas->width, style->rule_weight, (uint32_t)style->rule_ink);
	canvas->y = style->rule_weight + style->block_gap / 2;
	canvas->spare_left = canvas->width;
	put_across(canvas, &style->title, chart->title);
	put_across(canvas, &style->subtitle, chart->subtitle);
	canvas->y += style->block_gap;
}

/* The list, and how much more there is. */
static void
put_list(const struct canvas *canvas, const struct list *list, struct tb_buf *out)
{
	const struct style *style = canvas->style;

	tb_buf_reset(out);
	tb_buf_puts(out, list->text.s);
	if (list->n > (size_t)style->list_most)
		tb_buf_printf(out, "%s%zu%s", style->list_more, list->n, style->list_count);
}

static int32_t
across_height(const struct canvas *canvas, const char *s)
{
	struct block block;
	int32_t height;

	if (s == NULL || s[0] == '\0')
		return 0;
	block = block_make(canvas, &canvas->style->note, canvas->page->width, s);
	height = block.height;
	block_release(&block);
	return height;
}

int32_t
frame_note_height(const struct canvas *canvas)
{
	int32_t height =
	    across_height(canvas, canvas->remark) + across_height(canvas, canvas->chart->note);
	struct tb_buf text = TB_BUF_INIT;

	put_list(canvas, &canvas->unsaid, &text);
	height += across_height(canvas, text.s);
	put_list(canvas, &canvas->unplaced, &text);
	height += across_height(canvas, text.s);
	tb_buf_release(&text);
	return height > 0 ? canvas->style->block_gap + height : 0;
}

void
frame_end(struct canvas *canvas)
{
	const struct style *style = canvas->style;
	int32_t notes = frame_note_height(canvas);
	int32_t foot = notes + style->block_gap / 2 + style->rule_weight;
	struct tb_buf text = TB_BUF_INIT;

	if (canvas->y + foot < canvas->height_least)
		canvas->y = canvas->height_least - foot;
	if (notes > 0)
		canvas->y += style->block_gap;
	put_list(canvas, &canvas->unsaid, &text);
	put_across(canvas, &style->note, text.s);
	put_list(canvas, &canvas->unplaced, &text);
	put_across(canvas, &style->note, text.s);
	tb_buf_release(&text);
	if (canvas->remark != NULL)
		put_across(canvas, &style->note, canvas->remark);
	put_across(canvas, &style->note, canvas->chart->note);
	canvas->y += style->block_gap / 2;
	tb_pages_rect(canvas->page, 0, canvas->y, canvas->width, style->rule_weight,
	    (uint32_t)style->rule_ink);
	canvas->y += style->rule_weight;
	canvas->page->height = canvas->y;
	tb_pages_end(canvas->page);
	trace_picture(canvas);
}

int
frame_fail(const struct canvas *canvas, int line, struct tb_err *err, const char *fmt, ...)
{
	char text[600];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	return tb_err_set(
	    err, TB_MSG_CHART, canvas->file, line, 0, "chart '%s': %s", canvas->chart->id, text);
}
