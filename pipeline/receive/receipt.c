/* Receipts as XML: see receipt.h; their text is made in receipt-text.c. */
#include "../lib/field.h"
#include "number.h"
#include "receipt-private.h"

enum { CHANGES_SHOWN = 100 };

const char *const outcome_codes[OUTCOME_MAX] = {
    "accepted", "pending", "refused", "duplicate", "late", "quarantined", "left", "waiting"};

/* --- words ------------------------------------------------------------------------- */

/* "产值本年累计": the indicator's name before the amounts of a row. */
static void
put_field(struct tb_buf *out, const struct finding *finding, const struct submission *submission,
    const struct grounds *grounds)
{
	static const char *const amounts[] = {"row@value", "row@base", "project@cumulative"};
	const struct tb_plan *plan = grounds->rules->plan;
	const struct tb_plan_indicator *indicator = NULL;
	const char *head;
	char key[160];
	size_t i;
	int table;

	if (finding->field == NULL)
		return;
	for (table = 0; table < 3 && finding->section != NULL; table++) {
		const char *code = submission->parsed.record.section[table].indicator;

		if (strcmp(finding->section, tb_subject_tables[table]) != 0 || code == NULL)
			continue;
		indicator = tb_plan_indicator(plan, code);
		for (i = 0; i < TB_LEN(amounts) && indicator != NULL; i++)
			if (strcmp(finding->field, amounts[i]) == 0)
				tb_buf_puts(out, indicator->name);
	}
	snprintf(key, sizeof(key), "field.%s", finding->field);
	head = tb_field_head(plan, indicator, finding->section, finding->field);
	tb_buf_puts(out, head != NULL ? head : catalogue_word(grounds->catalogue, key, ""));
}

const char *
subject_name(const struct tb_plan *plan, const char *section, const char *code, int year)
{
	const struct tb_plan_industry *industry;
	const struct tb_plan_enterprise *enterprise;
	const struct tb_plan_project *project;

	if (section == NULL || code == NULL)
		return NULL;
	if (strcmp(section, "industries") == 0)
		return (industry = tb_plan_industry(plan, code)) != NULL ? industry->name : NULL;
	if (strcmp(section, "enterprises") == 0)
		return (enterprise = tb_plan_enterprise(plan, code)) != NULL ? enterprise->name
									     : NULL;
	if (strcmp(section, "projects") == 0)
		return (project = tb_plan_project(plan, code, year)) != NULL ? project->name : NULL;
	return NULL;
}

/* The form that a field wants, of a finding about its form. */
static void
put_form(struct tb_buf *out, const struct catalogue *catalogue, const struct finding *finding)
{
	char key[160];

	if ((finding->id != FINDING_FORM && finding->id != FINDING_ATTR_MISSING) ||
	    finding->field == NULL)
		return;
	snprintf(key, sizeof(key), "form.%s", finding->field);
	tb_buf_puts(out, catalogue_word(catalogue, key, ""));
}

/* --- findings ------------------------------------------------------------------------ */

static void
text_element(struct writer *w, const char *name, const char *text)
{
	tb_xmlw_open(&w->xml, name);
	tb_xmlw_text(&w->xml, text);
	tb_xmlw_close(&w->xml);
}

/* What is said of a form, whose sender knows cells and no XML, where one came. */
static const char *
in_form_or(const struct writer *w, const char *in_form, const char *otherwise)
{
	return in_form != NULL && w->submission->parsed.map.n > 0 ? in_form : otherwise;
}

static void
write_place(struct writer *w, const struct finding *finding)
{
	const struct catalogue *catalogue = w->grounds->catalogue;
	const struct message *message = &catalogue->messages[finding->id];
	const char *wanted = in_form_or(w, message->in_form.expected, message->expected);
	struct tb_buf field = TB_BUF_INIT, text = TB_BUF_INIT, expected = TB_BUF_INIT;
	struct tb_buf one = TB_BUF_INIT, two = TB_BUF_INIT;
	const char *name = subject_name(w->grounds->rules->plan, finding->section, finding->code,
	    w->submission->parsed.record.period.year);

	catalogue_detail(catalogue, finding->detail[0], &one);
	catalogue_detail(catalogue, finding->detail[1], &two);
	put_field(&field, finding, w->submission, w->grounds);
	const struct tb_slot slots[] = {{"value", finding->value}, {"expected", finding->expected},
	    {"code", finding->code}, {"name", name}, {"field", field.s}, {"1", one.s}, {"2", two.s},
	    {NULL, NULL}};

	tb_slots_fill(&text, in_form_or(w, message->in_form.text, message->text), slots);
	put_form(&expected, catalogue, finding);
	if (expected.len > 0) {
		/* the field's own form says more than the message */
	} else if (wanted[0] != '\0') {
		tb_slots_fill(&expected, wanted, slots);
	} else if (finding->expected != NULL) {
		tb_buf_puts(&expected, finding->expected);
	}
	tb_xmlw_open(&w->xml, "place");
	if (finding->line > 0)
		tb_xmlw_attrf(&w->xml, "line", "%d", finding->line);
	tb_xmlw_attr(&w->xml, "cell", finding->cell);
	tb_xmlw_attr(&w->xml, "section", finding->section);
	if (finding->section != NULL || finding->field != NULL)
		tb_xmlw_attr(&w->xml, "table", catalogue_section(catalogue, finding->section));
	if (finding->row > 0)
		tb_xmlw_attrf(&w->xml, "row", "%d", finding->row);
	tb_xmlw_attr(&w->xml, "code", finding->code);
	tb_xmlw_attr(&w->xml, "name", name);
	tb_xmlw_attr(&w->xml, "field", finding->field);
	tb_xmlw_attr(&w->xml, "indicator", field.len > 0 ? field.s : NULL);
	tb_xmlw_attr(&w->xml, "value", finding->value);
	tb_xmlw_attr(&w->xml, "expected", expected.len > 0 ? expected.s : NULL);
	tb_xmlw_attr(&w->xml, "note", finding->detail[FINDING_DETAILS - 1]);
	tb_xmlw_text(&w->xml, text.s);
	tb_xmlw_close(&w->xml);
	tb_buf_release(&field);
	tb_buf_release(&text);
	tb_buf_release(&expected);
	tb_buf_release(&one);
	tb_buf_release(&two);
}

/* Remedies speak of the first place: the others want the same. */
static void
write_remedy(struct writer *w, const struct finding *finding)
{
	const struct catalogue *catalogue = w->grounds->catalogue;
	const struct message *message = &catalogue->messages[finding->id];
	struct tb_buf text = TB_BUF_INIT, one = TB_BUF_INIT, two = TB_BUF_INIT;

	catalogue_detail(catalogue, finding->detail[0], &one);
	catalogue_detail(catalogue, finding->detail[1], &two);
	tb_slots_fill(&text,
	    finding->level == LEVEL_NOTE && finding->detail[FINDING_DETAILS - 1] != NULL
		? catalogue->labels[LABEL_EXPLAINED]
		: in_form_or(w, message->in_form.remedy, message->remedy),
	    (const struct tb_slot[]){{"value", finding->value}, {"expected", finding->expected},
		{"1", one.s}, {"2", two.s}, {NULL, NULL}});
	text_element(w, "remedy", text.s);
	tb_buf_release(&text);
	tb_buf_release(&one);
	tb_buf_release(&two);
}

/* All findings of one id and level: one group. */
static void
write_group(struct writer *w, size_t first)
{
	const struct findings *findings = &w->submission->parsed.findings;
	const struct finding *head = &findings->list[first];
	size_t i, places = 0, omitted = 0;

	for (i = first; i < findings->n; i++)
		places +=
		    findings->list[i].id == head->id && findings->list[i].level == head->level;
	if (head->level == (int)w->grounds->catalogue->levels[head->id])
		omitted = findings->omitted[head->id];
	tb_xmlw_open(&w->xml, "group");
	tb_xmlw_attr(&w->xml, "id", finding_codes[head->id]);
	tb_xmlw_attr(&w->xml, "level", level_codes[head->level]);
	tb_xmlw_attr(&w->xml, "title", w->grounds->catalogue->messages[head->id].title);
	tb_xmlw_attrf(&w->xml, "places", "%zu", places + omitted);
	if (omitted > 0)
		tb_xmlw_attrf(&w->xml, "omitted", "%zu", omitted);
	for (i = first; i < findings->n; i++)
		if (findings->list[i].id == head->id && findings->list[i].level == head->level)
			write_place(w, &findings->list[i]);
	write_remedy(w, head);
	tb_xmlw_close(&w->xml);
}

static void
write_findings(struct writer *w)
{
	static const enum label names[LEVEL_MAX] = {
	    LABEL_LEVEL_MUST, LABEL_LEVEL_QUERY, LABEL_LEVEL_NOTE};
	const struct catalogue *catalogue = w->grounds->catalogue;
	const struct findings *findings = &w->submission->parsed.findings;
	size_t i, k;
	int level;

	for (level = 0; level < LEVEL_MAX; level++) {
		tb_xmlw_open(&w->xml, "count");
		tb_xmlw_attr(&w->xml, "level", level_codes[level]);
		tb_xmlw_attr(&w->xml, "name", catalogue->labels[names[level]]);
		tb_xmlw_attrf(&w->xml, "kinds", "%zu", findings_kinds(findings, (enum level)level));
		tb_xmlw_attrf(&w->xml, "places", "%zu",
		    findings_places(findings, (enum level)level, catalogue->levels));
		tb_xmlw_close(&w->xml);
	}
	for (i = 0; i < findings->n; i++) {
		for (k = 0; k < i; k++)
			if (findings->list[k].id == findings->list[i].id &&
			    findings->list[k].level == findings->list[i].level)
				break;
		if (k == i)
			write_group(w, i);
	}
}

/* --- what was in it, and what changed (C9) ----------------------------------------------- */

static void
write_contents(struct writer *w)
{
	const struct tb_record *record = &w->submission->parsed.record;
	const struct {
		const char *section;
		size_t n;
	} parts[] = {{"industries", record->nindustries}, {"enterprises", record->nenterprises},
	    {"projects", record->nprojects}, {"problems", record->nproblems},
	    {"practices", record->npractices}};
	size_t i;

	for (i = 0; i < TB_LEN(parts); i++) {
		if (parts[i].n == 0)
			continue;
		tb_xmlw_open(&w->xml, "content");
		tb_xmlw_attr(&w->xml, "section", parts[i].section);
		tb_xmlw_attr(
		    &w->xml, "table", catalogue_section(w->grounds->catalogue, parts[i].section));
		tb_xmlw_attrf(&w->xml, "rows", "%zu", parts[i].n);
		tb_xmlw_close(&w->xml);
	}
}

struct changes {
	size_t changed, unchanged;
};

static int
same_value(const struct tb_value *a, const struct tb_value *b)
{
	return a->state == b->state && (a->state != TB_VALUE_AMOUNT || a->yuan == b->yuan);
}

static void
put_amount(struct tb_buf *out, const struct tb_value *value, int unit)
{
	tb_buf_reset(out);
	if (value->state == TB_VALUE_AMOUNT)
		number_format(value->yuan, unit, out);
	else if (value->text != NULL)
		tb_buf_puts(out, value->text);
}

static void
write_change(struct writer *w, const struct spot *spot, int field, const struct tb_value *old)
{
	struct finding place = rules_finding(FINDING_FALLS, spot, field);
	struct tb_buf text = TB_BUF_INIT;

	tb_xmlw_open(&w->xml, "change");
	tb_xmlw_attr(&w->xml, "table", catalogue_section(w->grounds->catalogue, place.section));
	tb_xmlw_attr(&w->xml, "code", spot->code);
	tb_xmlw_attr(&w->xml, "name",
	    subject_name(w->grounds->rules->plan, place.section, spot->code,
		w->submission->parsed.record.period.year));
	put_field(&text, &place, w->submission, w->grounds);
	tb_xmlw_attr(&w->xml, "indicator", text.s);
	put_amount(&text, old, spot->unit);
	tb_xmlw_attr(&w->xml, "from", text.s);
	put_amount(&text, &spot->amounts[field], spot->unit);
	tb_xmlw_attr(&w->xml, "to", text.s);
	tb_xmlw_close(&w->xml);
	tb_buf_release(&text);
}

static void
count_change(struct writer *w, const struct spot *spot, int field, const struct tb_value *old,
    struct changes *changes)
{
	if (same_value(old, &spot->amounts[field])) {
		changes->unchanged++;
		return;
	}
	if (w != NULL && changes->changed < CHANGES_SHOWN)
		write_change(w, spot, field, old);
	changes->changed++;
}

/* Counts, and writes the first of them when the writer is given. */
static struct changes
compare_records(struct history_entry *before, const struct parsed *now, struct writer *w)
{
	struct changes changes = {0, 0};
	struct spot spot;
	struct walk walk;
	int table, field;

	for (table = 0; table < 3; table++) {
		rules_begin(&walk, now, (enum tb_section)table);
		while (rules_next(&walk, now, &spot)) {
			/* the second first: the other is read with it */
			struct tb_value second = history_amount(before, spot.table, 1, spot.code);
			struct tb_value first = history_amount(before, spot.table, 0, spot.code);

			for (field = 0; field < 2; field++)
				count_change(
				    w, &spot, field, field == 0 ? &first : &second, &changes);
		}
		walk_end(&walk);
	}
	return changes;
}

static void
write_changes(struct writer *w, struct history_entry *before)
{
	const struct parsed *now = &w->submission->parsed;
	struct changes changes = compare_records(before, now, NULL);

	tb_xmlw_open(&w->xml, "changes");
	tb_xmlw_attrf(&w->xml, "version", "%ld", before->version);
	tb_xmlw_attrf(&w->xml, "changed", "%zu", changes.changed);
	tb_xmlw_attrf(&w->xml, "unchanged", "%zu", changes.unchanged);
	if (changes.changed > CHANGES_SHOWN)
		tb_xmlw_attrf(&w->xml, "omitted", "%zu", changes.changed - CHANGES_SHOWN);
	compare_records(before, now, w);
	tb_xmlw_close(&w->xml);
}

/* --- all of it ------------------------------------------------------------------------------- */

void
receipt_write(struct tb_buf *out, const struct submission *submission,
    const struct grounds *grounds, struct earlier earlier)
{
	struct writer w = {tb_xmlw_start(out), submission, grounds};

	tb_xmlw_open(&w.xml, "receipt");
	receipt_head(&w);
	receipt_verdict(&w);
	if (submission->parsed.complete)
		write_contents(&w);
	write_findings(&w);
	if (earlier.version != NULL)
		write_changes(&w, earlier.version);
	if (earlier.period != NULL)
		receipt_previous(&w, earlier.period);
	receipt_grounds(&w);
	tb_xmlw_finish(&w.xml);
}
