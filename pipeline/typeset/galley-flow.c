/* The galley is cut into pages: see galley.h. */
#include "galley-private.h"
#include "figure.h"
#include "indicators.h"

static void
close_text(struct galley *galley)
{
	if (galley->open != NULL)
		tb_pages_end(page_last(galley->set));
	galley->open = NULL;
}

static void
open_text(struct galley *galley, const struct galley_text *text)
{
	tb_pages_begin(galley->set->doc, page_last(galley->set), text->type, NULL);
	galley->open = text;
}

/* Destination and outline entry of a text, at its first line. */
static void
mark_text(struct galley *galley, const struct galley_text *text, int32_t y)
{
	struct setter *set = galley->set;
	int32_t top = set->style->area_top + y;

	if (text->id != NULL)
		tb_pages_dest(set->doc, page_last(set), text->id, set->style->area_left, top);
	if (text->bookmark != NULL)
		tb_pages_bookmark(
		    set->doc, page_last(set), text->bookmark_level, text->bookmark, top);
}

/* A page number on the right, and dots from the end of the line to it, one below another. */
static void
put_leader(struct setter *set, const struct galley_text *text, size_t i, int32_t y)
{
	const struct tb_line *line = &text->passage.para.lines[i];
	struct tb_text_style type = {
	    TB_ROLE_SONG, text->passage.para.style.size, 0, (uint32_t)set->style->ink};
	int32_t dot = line_width(set, &type, " ."), widest = line_width(set, &type, "000");
	int32_t right = set->style->area_width - widest - dot;
	int32_t n = (right - text->x - line->x - line->width - dot) / dot;
	struct tb_buf dots = TB_BUF_INIT;

	for (int32_t k = 0; k < n; k++)
		tb_buf_puts(&dots, " .");
	if (n > 0)
		line_put(set, &type, right - line_width(set, &type, dots.s), y, dots.s);
	right = set->style->area_width - line_width(set, &type, text->folio);
	line_put(set, &type, right, y, text->folio);
	tb_buf_release(&dots);
}

static void
put_line(struct galley *galley, const struct box *box)
{
	struct setter *set = galley->set;
	const struct galley_text *text = box->text;
	int32_t y = galley_line_top(galley, box, set->y);

	if (box->line == 0)
		mark_text(galley, text, y);
	if (box->line == 0 && text->before != NULL) {
		close_text(galley);
		text->before(set, text->before_data, y);
	}
	if (galley->open != text) {
		close_text(galley);
		open_text(galley, text);
	}
	if (box->line == 0 && text->label != NULL) {
		struct tb_text_style type = line_grid_type(set, text->label_role);

		line_put(set, &type, text->label_x, y, text->label);
	}
	passage_put(set, &text->passage, box->line, text->x, y);
	if (text->folio != NULL && box->line + 1 == text->passage.para.nlines)
		put_leader(set, text, box->line, y);
	if (box->line + 1 == text->passage.para.nlines)
		close_text(galley);
}

/* The last of the boxes that keep together, at least so hard, from i on. */
static size_t
group_end(const struct galley *galley, size_t i, enum keep keep)
{
	while (i + 1 < galley->nboxes && galley->boxes[i].keep_next >= keep &&
	       galley->boxes[i + 1].kind != BOX_PAGE)
		i++;
	return i;
}

/* A landscape table where the text around it is not, or what is small. */
static int
may_wait(const struct galley *galley, const struct box *box)
{
	return box->kind == BOX_FIGURE || galley_is_small(galley, box) || box_floats(box);
}

/* A table is closed up where its notes, the 版记 or a small table behind it would
 * need a page more. */
static void
close_up(struct galley *galley, size_t i)
{
	const struct box *boxes = galley->boxes;
	size_t end = group_end(galley, i, KEEP_WEAKLY), next = end + 1;
	int32_t tail = galley_height_behind(galley, i, end), wish = 0;

	if (next < galley->nboxes && galley->nwaiting == 0 && may_wait(galley, &boxes[next]) &&
	    !box_floats(&boxes[next]))
		wish = galley_height_behind(galley, i, group_end(galley, next, KEEP_WEAKLY)) - tail;
	table_close_up(galley->set, boxes[i].table, tail, wish);
}

/* 此页无正文 is not written either (7.3.5.5). */
static void
report_alone(const struct galley *galley)
{
	const struct party *party = galley->set->document->parties;

	set_finding(galley->set, TB_MSG_LAYOUT, party != NULL ? party->line : 0,
	    "page %zu has what closes the text, but no text above it (7.3.5.5); put a paragraph "
	    "behind the last table, or make the text a few lines longer or shorter",
	    galley->set->doc->npages);
}

static void
put_box(struct galley *galley, size_t i)
{
	struct setter *set = galley->set;
	const struct box *box = &galley->boxes[i];
	int32_t start = galley_start(galley, box, set->y);
	int32_t bottom = galley_bottom(galley, box, start);

	if (box->under && page_empty(set))
		report_alone(galley);
	if (box->kind == BOX_TAIL)
		return;
	if (box->kind != BOX_LINE)
		close_text(galley);
	set->y = start;
	switch (box->kind) {
	case BOX_LINE:
		put_line(galley, box);
		break;
	case BOX_TABLE:
		close_up(galley, i);
		table_put(set, box->table);
		bottom = set->y;
		break;
	case BOX_FIGURE:
		figure_put(set, box->figure, start);
		break;
	case BOX_INDICATORS:
		indicators_put(set, box->indicators, start);
		break;
	default:
		break;
	}
	if (i + 1 == galley->closed) {
		set->end_page = set->doc->npages;
		set->end_y = bottom;
	}
	set->y = galley_start_behind(galley, box, bottom);
}

static void
put_boxes(struct galley *galley, size_t from, size_t to)
{
	for (size_t i = from; i <= to; i++)
		put_box(galley, i);
}

static void
drop_waiting(struct galley *galley, size_t done)
{
	galley->nwaiting -= done;
	if (galley->nwaiting > 0)
		memmove(galley->waiting, galley->waiting + done,
		    galley->nwaiting * sizeof *galley->waiting);
}

/* Is there room on the page, as it is, for boxes that have been waiting? */
static int
may_join(const struct galley *galley, size_t from, size_t to)
{
	if (page_empty(galley->set))
		return 1;
	return !galley->taken && !box_owns_page(&galley->boxes[from]) &&
	       galley_fits(galley, from, to);
}

/* Those of the waiting boxes that come next and float, or do not, as long as they have room
 * on the page. */
static void
put_waiting(struct galley *galley, int floating)
{
	size_t done = 0;

	for (; done < galley->nwaiting; done++) {
		size_t from = galley->waiting[done], to = group_end(galley, from, KEEP_WEAKLY);

		if (box_floats(&galley->boxes[from]) != floating || !may_join(galley, from, to) ||
		    (floating && galley->boxes[from].turned != page_turned(galley->set)))
			break;
		galley->taken = box_owns_page(&galley->boxes[from]);
		put_boxes(galley, from, to);
	}
	drop_waiting(galley, done);
}

static void
new_page(struct galley *galley, int turned)
{
	page_turn(galley->set, turned);
	page_new(galley->set, 1);
	galley->taken = 0;
}

/* Pages of their own for the landscape tables and the pictures that wait first. */
static void
put_floats(struct galley *galley)
{
	while (galley->nwaiting > 0 && box_floats(&galley->boxes[galley->waiting[0]])) {
		new_page(galley, galley->boxes[galley->waiting[0]].turned);
		put_waiting(galley, 1);
	}
}

/* A new page like the last one, before it and on top of it what has been waiting. */
static void
break_page(struct galley *galley)
{
	int turned = page_turned(galley->set);

	close_text(galley);
	put_floats(galley);
	new_page(galley, turned);
	put_waiting(galley, 0);
}

/* All that has been waiting; the last page may be a landscape one then. */
static void
set_waiting(struct galley *galley)
{
	while (galley->nwaiting > 0) {
		close_text(galley);
		if (box_floats(&galley->boxes[galley->waiting[0]]))
			put_floats(galley);
		else
			break_page(galley);
	}
}

static void
let_wait(struct galley *galley, size_t i)
{
	size_t *slot = tb_grow(
	    &galley->waiting, galley->nwaiting, &galley->waiting_cap, sizeof *galley->waiting);

	*slot = i;
	galley->nwaiting++;
}

/* The rule that a new page before box i breaks; NULL = none. */
static const char *
broken_rule(const struct galley *galley, size_t i)
{
	const struct box *box = &galley->boxes[i], *last = i > 0 ? box - 1 : NULL;

	if (last == NULL || last->keep_next == KEEP_NOT)
		return NULL;
	if (box->kind == BOX_LINE && box->line > 0) {
		if (box->line + 1 == box->text->passage.para.nlines)
			return "the last line of a paragraph stands alone at its top";
		return box->line == 1 ? "the first line of a paragraph stands alone above it"
				      : NULL;
	}
	return last->kind == BOX_LINE && last->keep_next == KEEP_STRONGLY &&
		       last->text->bookmark != NULL
		   ? "a heading stands alone above it"
		   : NULL;
}

static int
line_of(const struct box *box)
{
	return box->kind == BOX_LINE	? box->text->passage.line
	       : box->kind == BOX_TABLE ? box->table->source->line
					: 0;
}

/* A new page amid what keeps together. */
static void
break_apart(struct galley *galley, size_t i)
{
	const char *rule = broken_rule(galley, i);

	break_page(galley);
	if (rule != NULL)
		set_finding(galley->set, TB_MSG_LAYOUT, line_of(&galley->boxes[i]),
		    "page %zu begins where it should not: %s, for what follows fills a page; make "
		    "the text a line longer or shorter",
		    galley->set->doc->npages, rule);
}

/* Boxes that no page holds together: broken where they keep weakly, and where
 * nothing else helps. */
static void
put_apart(struct galley *galley, size_t from, size_t to)
{
	for (size_t i = from, strong; i <= to; i++) {
		strong = group_end(galley, i, KEEP_STRONGLY);
		if (!page_empty(galley->set) && galley->boxes[i].kind != BOX_TAIL &&
		    !galley_fits(galley, i, strong) &&
		    (!galley_fits(galley, i, i) || galley_fits_from(galley, i, strong, 0)))
			break_apart(galley, i);
		put_box(galley, i);
	}
}

/* A picture or small table with its notes: set where there is room, else it waits,
 * unless it is the last before the tail. Returns whether it was that. */
static int
flow_small(struct galley *galley, size_t from, size_t to)
{
	int last = galley->boxes[to].kind == BOX_TAIL;

	if (!may_wait(galley, &galley->boxes[from]))
		return 0;
	if (last)
		set_waiting(galley);
	if (galley->nwaiting > 0 || galley->taken || box_floats(&galley->boxes[from]) ||
	    !galley_fits(galley, from, to)) {
		if (!last) {
			let_wait(galley, from);
			return 1;
		}
		if (!page_empty(galley->set) && galley_fits_from(galley, from, to, 0))
			break_page(galley);
	}
	put_boxes(galley, from, to);
	return 1;
}

static int
closes_text(const struct galley *galley, size_t from, size_t to)
{
	while (from < to && !galley->boxes[from].under)
		from++;
	return galley->boxes[from].under;
}

static int
holds_table(const struct galley *galley, size_t from, size_t to)
{
	while (from < to && galley->boxes[from].kind != BOX_TABLE)
		from++;
	return galley->boxes[from].kind == BOX_TABLE;
}

static void
turn_page(struct galley *galley, int turned)
{
	page_turn(galley->set, turned);
	break_page(galley);
}

/* The boxes [from, to] that keep together. */
static void
flow_group(struct galley *galley, size_t from, size_t to)
{
	struct box *box = &galley->boxes[from];

	if (flow_small(galley, from, to))
		return;
	/* tables stay in their order */
	if (box->barrier || holds_table(galley, from, to) || closes_text(galley, from, to))
		set_waiting(galley);
	if (page_turned(galley->set) != box->turned || galley->taken)
		turn_page(galley, box->turned);
	/* what no page can hold together is broken where it must be, and so is what
	 * would leave the first page without text (7.3.2) */
	while (!galley_fits(galley, from, to) && !page_empty(galley->set) && galley->begun &&
	       galley_fits_from(galley, from, to, 0))
		break_page(galley);
	galley->begun |= box->kind != BOX_GAP;
	put_apart(galley, from, to);
}

/* A page of the wanted kind; a blank one before it where it is to be odd. */
static void
flow_page(struct galley *galley, const struct box *box)
{
	struct setter *set = galley->set;
	int differs = page_turned(set) != box->turned;

	set_waiting(galley);
	if (page_empty(set) && !differs)
		return;
	page_turn(set, box->turned);
	if (box->odd && set->doc->npages % 2 == 1) {
		close_text(galley);
		page_new(set, 0);
	}
	break_page(galley);
}

void
galley_flow(struct galley *galley, size_t from)
{
	page_turn(galley->set, 0);
	for (size_t i = from; i < galley->nboxes; i++)
		if (galley->boxes[i].kind == BOX_TABLE)
			galley->boxes[i].table->tail =
			    galley_height_behind(galley, i, group_end(galley, i, KEEP_WEAKLY));
	for (size_t i = from, to; i < galley->nboxes; i = to + 1) {
		to = group_end(galley, i, KEEP_WEAKLY);
		/* the 版记 stands alone rather than break what no page holds with it */
		if (to > i && galley->boxes[to].kind == BOX_TAIL &&
		    !galley_fits_from(galley, i, to, 0))
			to--;
		if (galley->boxes[i].kind == BOX_PAGE)
			flow_page(galley, &galley->boxes[to = i]);
		else if (galley->boxes[i].kind != BOX_TAIL)
			flow_group(galley, i, to);
	}
	set_waiting(galley);
	close_text(galley);
}
