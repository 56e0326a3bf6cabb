/* Alternative texts, form by form: see alt.h. */
#include "alt-private.h"

/* --- what it is ----------------------------------------------------------------------- */

/* The text without a full stop of its own, so that no two come together. */
static const char *
bare(struct teller *t, const char *s)
{
	const char *stop = t->words->text[SAY_FULL_STOP];
	size_t len = strlen(s), k = strlen(stop);

	if (len >= k && strcmp(s + len - k, stop) == 0)
		len -= k;
	return tb_arena_strndup(&t->arena, s, len);
}

/* The same, without the head that the word for notes has already. */
static const char *
bare_note(struct teller *t, const char *note)
{
	const char *head = t->words->text[SAY_NOTE_HEAD];
	size_t len = strlen(head);

	return bare(t, strncmp(note, head, len) == 0 ? note + len : note);
}

static const char *
form(struct teller *t)
{
	const struct chart *chart = t->chart;
	const char *name = t->words->text[SAY_BULLET + (int)chart->form];
	enum chart_word arranged = chart->arrange == ARRANGE_PERCENT ? SAY_PERCENT : SAY_STACKED;

	if (chart->form == FORM_BARS && chart->direction == DIRECTION_VERTICAL)
		name = t->words->text[SAY_BARS_UP];
	if (chart->arrange == ARRANGE_GROUPED)
		return name;
	return wording_make(t->words, &t->arena, arranged, WORDING_SLOTS({"form", name}));
}

static void
tell_heading(struct teller *t)
{
	const struct chart *chart = t->chart;
	enum chart_word measure =
	    chart_unit_said(chart->subtitle, chart->unit) ? SAY_MEASURE : SAY_MEASURE_UNIT;

	tell(t, SAY_HEADING, WORDING_SLOTS({"form", form(t)}, {"title", bare(t, chart->title)}));
	if (chart->subtitle[0] != '\0')
		tell(t, measure,
		    WORDING_SLOTS({"subtitle", bare(t, chart->subtitle)}, {"unit", chart->unit}));
}

static const char *
joined(struct teller *t, const char *a, const char *b)
{
	return tb_arena_printf(&t->arena, "%s%s", a, b);
}

/* --- rows -------------------------------------------------------------------------------- */

/* How many have reached the mark, or each its target, and who has not. */
static void
tell_mark(struct teller *t, const struct facts *facts, int targets)
{
	const struct mark *mark = &t->chart->mark;
	struct listing behind = listing_some(t, 1);
	size_t n = 0;
	const char *label = targets ? t->words->text[SAY_OWN_TARGETS] : bare(t, mark->label);

	for (size_t i = 0; i < facts->n; i++) {
		const struct fact *fact = &facts->list[i];
		int64_t due_e8 = targets ? fact->row->target_e8 : mark->value_e8;

		if (!datum_drawn(fact->datum) || (targets && !fact->row->has_target))
			continue;
		n++;
		if (fact->datum->value_e8 < due_e8)
			listing_put(t, &behind, fact->name);
	}
	if (n == 0)
		return;
	if (behind.n == 0) {
		tell(t, SAY_AGAINST_ALL, WORDING_SLOTS({"label", label}, {"n", tell_number(t, n)}));
	} else {
		const char *m = tell_number(t, behind.n);

		n -= behind.n;
		tell(t, SAY_AGAINST,
		    WORDING_SLOTS({"label", label}, {"n", tell_number(t, n)}, {"m", m},
			{"list", listing_end(t, &behind)}));
	}
}

static void
tell_rows(struct teller *t)
{
	const struct panel *own = &t->chart->own;
	struct facts facts = {0};

	for (size_t i = 0; i < own->nrows; i++) {
		const struct row *row = &own->rows[i];
		struct fact *fact = facts_add(&facts, row->label, &row->datum);

		fact->row = row;
		fact->lamp = row->lamp;
		fact->aside = row->total;
	}
	if (facts_drawn(&facts) == 0)
		tell(t, SAY_NOTHING, WORDING_SLOTS({"", ""}));
	tell_ends(t, &facts, 1);
	tell_each(t, &facts);
	if (t->chart->mark.line != 0)
		tell_mark(t, &facts, 0);
	tell_mark(t, &facts, 1);
	tell_lamps(t, &facts);
	tell_gaps(t, &facts, 1);
	free(facts.list);
}

/* --- tables: rows of cells or points ----------------------------------------------------- */

static void
tell_cells(struct teller *t)
{
	const struct panel *own = &t->chart->own;
	struct facts facts = {0};

	for (size_t i = 0; i < own->nrows; i++) {
		const struct row *row = &own->rows[i];

		for (size_t k = 0; k < row->ncells; k++)
			facts_add(
			    &facts, joined(t, row->label, own->categories[k]), &row->cells[k].datum)
			    ->lamp = row->cells[k].lamp;
		for (size_t k = 0; k < row->npoints; k++)
			facts_add(
			    &facts, joined(t, row->label, own->series[k].name), &row->points[k]);
	}
	if (facts_drawn(&facts) == 0)
		tell(t, SAY_NOTHING, WORDING_SLOTS({"", ""}));
	tell_ends(t, &facts, 1);
	tell_each(t, &facts);
	if (t->chart->mark.line != 0)
		tell(t, SAY_LINE, WORDING_SLOTS({"label", bare(t, t->chart->mark.label)}));
	tell_lamps(t, &facts);
	tell_gaps(t, &facts, 1);
	free(facts.list);
}

/* --- series ---------------------------------------------------------------------------- */

/* Index of the first point that is drawn, from either end; npoints = there is none. */
static size_t
drawn_end(const struct series *series, int last)
{
	for (size_t k = 0; k < series->npoints; k++) {
		size_t i = last ? series->npoints - 1 - k : k;

		if (datum_drawn(&series->points[i]))
			return i;
	}
	return series->npoints;
}

static const char *
series_name(struct teller *t, const struct panel *panel, const struct series *series)
{
	return wording_series(
	    t->words, t->style, &t->arena, panel, (size_t)(series - panel->series));
}

/* The way of one series from its first value to its last. */
static const char *
way(struct teller *t, const struct panel *panel, const struct series *series)
{
	size_t a = drawn_end(series, 0), b = drawn_end(series, 1);

	return wording_make(t->words, &t->arena, SAY_SERIES_WAY,
	    WORDING_SLOTS({"name", series_name(t, panel, series)}, {"from", panel->categories[a]},
		{"a", tell_value(t, &series->points[a])}, {"to", panel->categories[b]},
		{"b", tell_value(t, &series->points[b])}));
}

static const char *
rank(struct teller *t, const struct datum *datum)
{
	return tell_number(t, (size_t)(datum->value_e8 / one_e8));
}

/* The same of ranks. */
static const char *
rank_way(struct teller *t, const struct series *series)
{
	const struct datum *a = &series->points[drawn_end(series, 0)];
	const struct datum *b = &series->points[drawn_end(series, 1)];

	return wording_make(t->words, &t->arena,
	    a->value_e8 == b->value_e8 ? SAY_STAYED : SAY_MOVED,
	    WORDING_SLOTS({"name", series->name}, {"a", rank(t, a)}, {"b", rank(t, b)}));
}

/* All values of one series. */
static const char *
all_of(struct teller *t, const struct panel *panel, const struct series *series)
{
	struct listing list = listing_all();

	for (size_t i = 0; i < series->npoints; i++)
		if (datum_drawn(&series->points[i]))
			listing_put(
			    t, &list, tell_item(t, panel->categories[i], &series->points[i]));
	return wording_make(t->words, &t->arena, SAY_SERIES_LIST,
	    WORDING_SLOTS(
		{"name", series_name(t, panel, series)}, {"list", listing_end(t, &list)}));
}

/* A sentence of clauses, one for each series that has values. */
static void
tell_series(struct teller *t, const struct panel *panel, int all)
{
	const char *between = "";

	for (size_t s = 0; s < panel->nseries; s++) {
		const struct series *series = &panel->series[s];

		if (drawn_end(series, 0) == series->npoints)
			continue;
		tb_buf_puts(t->out, between);
		between = t->words->text[SAY_SEMICOLON];
		tb_buf_puts(t->out, t->chart->form == FORM_BUMP ? rank_way(t, series)
				    : all			? all_of(t, panel, series)
								: way(t, panel, series));
	}
	if (between[0] != '\0')
		tb_buf_puts(t->out, t->words->text[SAY_FULL_STOP]);
}

/* Too many series to tell their ways: those of the last category that has any value. */
static void
tell_latest(struct teller *t, const struct panel *panel)
{
	struct facts facts = {0};
	size_t last = 0;

	for (size_t s = 0; s < panel->nseries; s++) {
		size_t end = drawn_end(&panel->series[s], 1);

		if (end < panel->ncategories && end > last)
			last = end;
	}
	for (size_t s = 0; s < panel->nseries; s++)
		facts_add(&facts, series_name(t, panel, &panel->series[s]),
		    &panel->series[s].points[last]);
	tell(t, SAY_LATEST, WORDING_SLOTS({"name", panel->categories[last]}));
	tell_ends(t, &facts, 1);
	free(facts.list);
}

/* Every point with its name; that of a single series is its category's. */
static void
collect(struct teller *t, const struct panel *panel, const char *before, struct facts *facts)
{
	for (size_t s = 0; s < panel->nseries; s++)
		for (size_t i = 0; i < panel->series[s].npoints; i++) {
			const char *name = panel->categories[i];

			if (panel->nseries > 1)
				name = joined(t, series_name(t, panel, &panel->series[s]), name);
			facts_add(facts, before[0] != '\0' ? joined(t, before, name) : name,
			    &panel->series[s].points[i]);
		}
	for (size_t i = 0; i < panel->nrows; i++)
		facts_add(facts,
		    before[0] != '\0' ? joined(t, before, panel->rows[i].label)
				      : panel->rows[i].label,
		    &panel->rows[i].datum);
}

/* The values of all series in one category. */
static void
tell_as_of(struct teller *t, const struct panel *panel, size_t at)
{
	struct listing list = listing_all();

	for (size_t s = 0; s < panel->nseries; s++)
		if (datum_drawn(&panel->series[s].points[at]))
			listing_put(t, &list,
			    tell_item(t, series_name(t, panel, &panel->series[s]),
				&panel->series[s].points[at]));
	tell(t, SAY_AS_OF,
	    WORDING_SLOTS({"name", panel->categories[at]}, {"list", listing_end(t, &list)}));
}

/* What is reached, and what is to come: the last category of each kind of series. */
static void
tell_cumulative(struct teller *t, const struct panel *panel)
{
	size_t reached = panel->ncategories, last = 0;

	for (size_t s = 0; s < panel->nseries; s++) {
		size_t end = drawn_end(&panel->series[s], 1);

		if (end == panel->ncategories)
			continue;
		if (panel->series[s].part == PART_ACTUAL)
			reached = end;
		last = end > last ? end : last;
	}
	if (reached < last)
		tell_as_of(t, panel, reached);
	tell_as_of(t, panel, last);
}

/* Where what the values count changes, so that they are not compared across it. */
static void
tell_breaks(struct teller *t, const struct panel *panel)
{
	for (size_t i = 0; i < panel->ncategories; i++) {
		const char *label = panel_break(panel, i);

		if (label == NULL)
			continue;
		if (label[0] == '\0')
			label = t->style->break_word;
		tell(t, SAY_BREAK,
		    WORDING_SLOTS({"name", panel->categories[i]}, {"label", bare(t, label)}));
	}
}

static void
tell_rungs(struct teller *t)
{
	const struct chart *chart = t->chart;
	struct listing list = listing_some(t, 0);

	for (size_t i = 0; i < chart->nrungs; i++)
		listing_put(t, &list, chart->rungs[i].name);
	if (list.n > 0)
		tell(t, SAY_RUNGS, WORDING_SLOTS({"list", listing_end(t, &list)}));
	else
		tb_buf_release(&list.text);
}

static void
tell_table(struct teller *t)
{
	const struct panel *own = &t->chart->own;
	size_t most = (size_t)t->style->alt_values_most;
	struct facts facts = {0};

	collect(t, own, "", &facts);
	if (facts_drawn(&facts) == 0)
		tell(t, SAY_NOTHING, WORDING_SLOTS({"", ""}));
	else if (t->chart->form != FORM_BUMP && own->nseries > (size_t)t->style->alt_names_most)
		tell_latest(t, own);
	else if (t->chart->form != FORM_BUMP && t->chart->form != FORM_CUMULATIVE)
		tell_ends(t, &facts, 0);
	tell_rungs(t);
	if (facts_drawn(&facts) > most && t->chart->form == FORM_CUMULATIVE)
		tell_cumulative(t, own);
	else if (own->nseries <= most)
		tell_series(t, own, facts_drawn(&facts) <= most);
	tell_breaks(t, own);
	if (t->chart->mark.line != 0)
		tell(t, SAY_LINE, WORDING_SLOTS({"label", bare(t, t->chart->mark.label)}));
	tell_gaps(t, &facts, 0);
	free(facts.list);
}

/* --- panels --------------------------------------------------------------------------- */

static void
tell_panels(struct teller *t)
{
	const struct chart *chart = t->chart;
	struct facts facts = {0};

	for (size_t p = 0; p < chart->npanels; p++)
		collect(t, &chart->panels[p], chart->panels[p].title, &facts);
	if (facts_drawn(&facts) == 0)
		tell(t, SAY_NOTHING, WORDING_SLOTS({"", ""}));
	tell_ends(t, &facts, 1);
	tell_each(t, &facts);
	tell_breaks(t, &chart->panels[0]); /* all have the same */
	if (chart->mark.line != 0)
		tell(t, SAY_LINE, WORDING_SLOTS({"label", bare(t, chart->mark.label)}));
	tell_gaps(t, &facts, 0);
	free(facts.list);
}

/* --- milestones ----------------------------------------------------------------------- */

static const char *
date(struct teller *t, struct moment moment)
{
	const char *year = tell_number(t, (size_t)moment.month / 12);
	const char *month = tell_number(t, (size_t)moment.month % 12 + 1);
	const char *day = tell_number(t, (size_t)moment.day);

	return wording_make(t->words, &t->arena, moment.day == 0 ? SAY_MONTH : SAY_DAY,
	    WORDING_SLOTS({"year", year}, {"month", month}, {"day", day}));
}

static const char *
stop_item(struct teller *t, const struct row *row, const struct stop *stop)
{
	int done = stop->actual.month != 0;

	return wording_make(t->words, &t->arena, done ? SAY_STOP_DONE : SAY_STOP_OPEN,
	    WORDING_SLOTS({"name", row->label}, {"type", stop->type},
		{"planned", date(t, stop->planned)},
		{"actual", done ? date(t, stop->actual) : NULL}));
}

/* Was it planned for a month before the one reported, or this one, and is not reached? */
static int
is_overdue(const struct chart *chart, const struct stop *stop)
{
	return chart->now.month != 0 && stop->actual.month == 0 &&
	       (stop->planned.month < chart->now.month ||
		   (stop->planned.month == chart->now.month &&
		       (chart->now.day == 0 || stop->planned.day <= chart->now.day)));
}

static void
tell_stops(struct teller *t)
{
	const struct chart *chart = t->chart;
	const struct panel *own = &chart->own;
	struct listing all = listing_all();
	struct listing overdue = listing_some(t, 0);
	size_t done = 0, late, n = 0;
	const char *text;

	for (size_t i = 0; i < own->nrows; i++)
		for (size_t k = 0; k < own->rows[i].nstops; k++) {
			const struct stop *stop = &own->rows[i].stops[k];

			done += stop->actual.month != 0;
			if (all.n < (size_t)t->style->alt_values_most)
				listing_put(t, &all, stop_item(t, &own->rows[i], stop));
			n++;
			if (is_overdue(chart, stop))
				listing_put(t, &overdue, joined(t, own->rows[i].label, stop->type));
		}
	late = overdue.n;
	tell(t, SAY_STOPS,
	    WORDING_SLOTS({"m", tell_number(t, own->nrows)}, {"n", tell_number(t, n)},
		{"k", tell_number(t, done)}));
	text = listing_end(t, &all);
	if (n > 0 && n <= (size_t)t->style->alt_values_most)
		tell(t, SAY_ALL, WORDING_SLOTS({"list", text}));
	text = listing_end(t, &overdue);
	if (late > 0)
		tell(t, SAY_OVERDUE, WORDING_SLOTS({"list", text}));
}

/* --------------------------------------------------------------------------------------- */

static void
tell_body(struct teller *t)
{
	switch (t->chart->form) {
	case FORM_GANTT:
		tell_stops(t);
		break;
	case FORM_MULTIPLES:
		tell_panels(t);
		break;
	case FORM_HEAT:
	case FORM_DOTS:
		tell_cells(t);
		break;
	default:
		if (t->chart->own.nrows > 0)
			tell_rows(t);
		else
			tell_table(t);
		break;
	}
}

void
alt_write(const struct wording *words, const struct style *style, const struct chart *chart,
    struct tb_buf *out)
{
	struct teller t = {.words = words, .style = style, .chart = chart, .out = out};

	if (chart->alt[0] != '\0') {
		tb_buf_puts(out, chart->alt);
		return;
	}
	tb_arena_init(&t.arena);
	tell_heading(&t);
	tell_body(&t);
	if (chart->note[0] != '\0')
		tell(&t, SAY_NOTE, WORDING_SLOTS({"note", bare_note(&t, chart->note)}));
	tb_arena_release(&t.arena);
}
