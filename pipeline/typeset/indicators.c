/* Key figures: see indicators.h. */
#include "indicators.h"

static struct tb_text_style
type_of(const struct setter *set, const struct indicator *indicator, int32_t size)
{
	const struct style *style = set->style;

	return (struct tb_text_style){.role = TB_ROLE_HEI,
	    .size_pu = size,
	    .color = (uint32_t)(indicator->accent ? style->indicator_accent : style->ink)};
}

/* Between the number and its unit: a quarter of the unit's em. */
static int32_t
unit_gap(const struct setter *set)
{
	return set->style->indicator_unit_size / 4;
}

static int32_t
value_width(const struct setter *set, const struct indicator *indicator, int32_t size)
{
	struct tb_text_style value = type_of(set, indicator, size);
	struct tb_text_style unit = type_of(set, indicator, set->style->indicator_unit_size);
	int32_t width = line_width(set, &value, indicator->value);

	if (indicator->unit != NULL)
		width += unit_gap(set) + line_width(set, &unit, indicator->unit);
	return width;
}

/* The largest size at which all numbers have room in a column: they are compared. */
static int32_t
fit_values(struct setter *set, const struct indicators *block, int32_t width, int line)
{
	const struct style *style = set->style;
	int32_t size = style->indicator_value_size;

	for (const struct indicator *i = block->first; i != NULL; i = i->next) {
		while (size > style->indicator_value_least && value_width(set, i, size) > width)
			size -= TB_PU_PER_PT / 2;
		if (value_width(set, i, size) > width)
			set_finding(set, TB_MSG_LAYOUT, line,
			    "the number '%s' of '%s' is wider than one of %zu columns; write fewer "
			    "columns, or a larger unit",
			    i->value, i->name, block->columns);
	}
	return size;
}

static int32_t
leading(int32_t size)
{
	return size * 7 / 5;
}

static int32_t
passage_height(const struct passage *passage)
{
	return (int32_t)passage->para.nlines * leading(passage->para.style.size);
}

static void
make_cell(struct setter *set, struct indicator_row *row, const struct indicator *indicator)
{
	struct indicator_cell *cell = &row->cells[row->ncells++];
	const struct style *style = set->style;
	struct tb_para_style name = passage_style(
	    set, row->width, style->indicator_name_size, style->indicator_name_size, TB_ALIGN_LEFT);
	struct tb_para_style words = passage_style(
	    set, row->width, style->indicator_text_size, style->indicator_text_size, TB_ALIGN_LEFT);

	cell->indicator = indicator;
	passage_make_text(set, &cell->name, indicator->name, TB_ROLE_HEI, &name);
	passage_make(set, &cell->words, &indicator->words, TB_ROLE_SONG, &words);
	row->names = larger(row->names, passage_height(&cell->name));
}

static int32_t
value_height(const struct indicator_row *row)
{
	return row->value_size * 5 / 4;
}

static void
measure(const struct setter *set, struct indicator_row *row)
{
	int32_t words = 0;

	for (size_t i = 0; i < row->ncells; i++)
		words = larger(words, passage_height(&row->cells[i].words));
	row->height = set->style->indicator_rule_gap + row->names + value_height(row) + words;
}

struct indicator_row *
indicators_make(struct setter *set, const struct indicators *block, int line)
{
	const struct style *style = set->style;
	int32_t n = (int32_t)block->columns;
	int32_t width = (style->area_width - (n - 1) * style->indicator_gap) / n;
	int32_t size = fit_values(set, block, width, line);
	struct indicator_row *first = NULL, **tail = &first, *row = NULL;

	for (const struct indicator *i = block->first; i != NULL; i = i->next) {
		if (row == NULL || row->ncells == block->columns) {
			*tail = row = tb_arena_alloc(&set->arena, sizeof *row);
			tail = &row->next;
			row->cells =
			    tb_arena_alloc(&set->arena, block->columns * sizeof *row->cells);
			row->width = width;
			row->step = width + style->indicator_gap;
			row->value_size = size;
		}
		make_cell(set, row, i);
	}
	for (row = first; row != NULL; row = row->next)
		measure(set, row);
	return first;
}

void
indicators_release(struct indicator_row *row)
{
	for (size_t i = 0; i < row->ncells; i++) {
		passage_release(&row->cells[i].name);
		passage_release(&row->cells[i].words);
	}
}

static int32_t
put_passage(struct setter *set, const struct passage *passage, int32_t x, int32_t y)
{
	int32_t size = passage->para.style.size;

	for (size_t i = 0; i < passage->para.nlines; i++, y += leading(size))
		passage_put(set, passage, i, x, y + (leading(size) - size) / 2);
	return y;
}

static void
link_value(struct setter *set, const char *to, int32_t x, int32_t y, int32_t width, int32_t size)
{
	const struct style *style = set->style;
	struct tb_buf target = TB_BUF_INIT;

	if (to == NULL)
		return;
	tb_buf_printf(&target, "#%s", to);
	tb_pages_link(set->doc, page_last(set), style->area_left + x, style->area_top + y, width,
	    size, target.s);
	tb_buf_release(&target);
}

/* Number and unit on one baseline. */
static void
put_value(struct setter *set, const struct indicator_row *row, const struct indicator *indicator,
    int32_t x, int32_t y)
{
	struct tb_text_style value = type_of(set, indicator, row->value_size);
	struct tb_text_style unit = type_of(set, indicator, set->style->indicator_unit_size);
	int32_t width;

	y += (value_height(row) - row->value_size) / 2;
	width = line_put(set, &value, x, y, indicator->value);
	link_value(set, indicator->to, x, y, width, row->value_size);
	x += width;
	if (indicator->unit == NULL)
		return;
	y += page_baseline(set, 0, value.size_pu) - page_baseline(set, 0, unit.size_pu);
	line_put(set, &unit, x + unit_gap(set), y, indicator->unit);
}

void
indicators_put(struct setter *set, const struct indicator_row *row, int32_t y)
{
	const struct style *style = set->style;

	for (size_t i = 0; i < row->ncells; i++) {
		const struct indicator_cell *cell = &row->cells[i];
		int32_t x = (int32_t)i * row->step, at = y + style->indicator_rule_gap;

		page_rule(set, x, y, row->width, style->indicator_rule_weight);
		tb_pages_begin(set->doc, page_last(set), "P", NULL);
		put_passage(set, &cell->name, x, at);
		at += row->names;
		put_value(set, row, cell->indicator, x, at);
		put_passage(set, &cell->words, x, at + value_height(row));
		tb_pages_end(page_last(set));
	}
}
