/*
 * Reading submissions and records: see record.h.  A record whose rows are kept and
 * one whose rows are given away are read by the same steps.
 */
#include "file.h"
#include "record-private.h"

/* --- reading ------------------------------------------------------------- */

/* White space of XML and the ideographic space, which forms are full of. */
static size_t
blank_len(const char *s)
{
	if (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r')
		return 1;
	return strncmp(s, "\xe3\x80\x80", 3) == 0 ? 3 : 0;
}

const char *
record_trim(const char *s, size_t *len)
{
	const char *end, *p;

	while (blank_len(s) > 0)
		s += blank_len(s);
	for (end = p = s; *p != '\0'; p++)
		if (blank_len(p) > 0)
			p += blank_len(p) - 1;
		else
			end = p + 1;
	*len = (size_t)(end - s);
	return end > s ? s : NULL;
}

/* A copy without blanks at either end; NULL when nothing is left. */
static const char *
trimmed(struct tb_record *record, const char *s)
{
	size_t len;

	s = s != NULL ? record_trim(s, &len) : NULL;
	return s != NULL ? tb_arena_strndup(&record->arena, s, len) : NULL;
}

static struct tb_value
read_value(const struct tb_record *record, const char *text)
{
	struct tb_value value = {TB_VALUE_BAD, 0, text};
	int unit = record->current >= 0 ? record->section[record->current].unit : -1;

	if (strcmp(text, "——") == 0)
		value.state = TB_VALUE_NONE;
	else if (unit >= 0 && tb_amount_parse(text, (enum tb_unit)unit, &value.yuan, NULL) == 0)
		value.state = TB_VALUE_AMOUNT;
	return value;
}

/* Members of the object from attributes; their strings are copied into the arena, or
 * borrowed where there is none. */
static void
read_fields(const struct tb_record *record, void *object, enum record_form_id id,
    const struct tb_xml_attr *attrs, struct tb_arena *arena)
{
	const struct record_form *form = &record_forms[id];

	for (; attrs->name != NULL; attrs++) {
		const char *text = attrs->value;
		size_t i = 0;

		while (i < form->n && !tb_same(form->fields[i].name, attrs->name))
			i++;
		if (i == form->n)
			continue;
		if (arena != NULL)
			text = tb_arena_strdup(arena, text);
		if (form->fields[i].is_value) {
			struct tb_value value = read_value(record, text);

			memcpy((char *)object + form->fields[i].offset, &value, sizeof(value));
		} else {
			memcpy((char *)object + form->fields[i].offset, &text, sizeof(text));
		}
	}
}

static void
read_head(
    struct tb_record *record, void *object, enum record_form_id id, const struct tb_xml_attr *attrs)
{
	read_fields(record, object, id, attrs, &record->arena);
}

static void
start_root(struct tb_record *record, const struct tb_xml_attr *attrs, int line)
{
	read_head(record, record, FORM_ROOT, attrs);
	record->line = line;
	if (record->period_text != NULL &&
	    tb_period_parse(record->period_text, &record->period) != 0)
		record->period = (struct tb_period){0, 0};
	if (record->version_text != NULL &&
	    tb_int_parse(record->version_text, 1, 9999, &record->version) != 0)
		record->version = 0;
}

static void
reread_value(const struct tb_record *record, struct tb_value *value)
{
	if (value->text != NULL)
		*value = read_value(record, value->text);
}

static void
start_section(
    struct tb_record *record, enum record_form_id id, const struct tb_xml_attr *attrs, int line)
{
	int which = (int)id - FORM_INDUSTRIES;
	struct tb_record_section *section = &record->section[which];

	*section = (struct tb_record_section){.unit = -1, .line = line};
	read_head(record, section, id, attrs);
	if (section->unit_name != NULL)
		section->unit = tb_unit_parse(section->unit_name);
	record->current = which;
	/* in the unit that stands beside them */
	reread_value(record, &section->sum);
	reread_value(record, &section->second_sum);
}

/* A row goes to the section it stands in; elsewhere it is none. */
static int
start_row(struct tb_record *record, enum record_form_id id, struct tb_row *row)
{
	int projects = record->current == TB_SECTION_PROJECTS;

	switch (id) {
	case FORM_ROW:
		if (record->current < 0 || projects)
			return 0;
		row->kind =
		    record->current == TB_SECTION_INDUSTRIES ? TB_ROW_INDUSTRY : TB_ROW_ENTERPRISE;
		row->number =
		    row->kind == TB_ROW_INDUSTRY ? ++record->nindustries : ++record->nenterprises;
		return 1;
	case FORM_PROJECT:
		row->kind = TB_ROW_PROJECT;
		row->number = projects ? ++record->nprojects : 0;
		return projects;
	case FORM_MILESTONE:
		projects = projects && record->nprojects > 0;
		row->kind = TB_ROW_MILESTONE;
		row->number = projects ? ++record->nmilestones : 0;
		return projects;
	case FORM_PROBLEM:
		row->kind = TB_ROW_PROBLEM;
		row->number = ++record->nproblems;
		return 1;
	default:
		row->kind = TB_ROW_PRACTICE;
		row->number = ++record->npractices;
		return 1;
	}
}

static void
fill_row(const struct tb_record *record, enum record_form_id id, const struct tb_xml_attr *attrs,
    int line, struct tb_row *row)
{
	/* all members of the union begin at one place */
	read_fields(record, &row->amounts, id, attrs, NULL);
	switch (row->kind) {
	case TB_ROW_PROJECT:
		row->project.line = line;
		row->project.first_milestone = record->nmilestones;
		break;
	case TB_ROW_MILESTONE:
		row->milestone.line = line;
		break;
	case TB_ROW_PROBLEM:
		row->problem.line = line;
		break;
	case TB_ROW_PRACTICE:
		row->practice.line = line;
		break;
	default:
		row->amounts.line = line;
		break;
	}
}

static void
start_head(
    struct tb_record *record, enum record_form_id id, const struct tb_xml_attr *attrs, int line)
{
	switch (id) {
	case FORM_ROOT:
		start_root(record, attrs, line);
		break;
	case FORM_CONTACT:
		read_head(record, record, id, attrs);
		record->contact_line = line;
		break;
	case FORM_RESPONSIBLE:
		read_head(record, record, id, attrs);
		record->responsible_line = line;
		break;
	case FORM_REASON:
		record->reason_line = line;
		break;
	case FORM_PROBLEMS:
		record->problems_line = line;
		break;
	case FORM_PRACTICES:
		record->practices_line = line;
		break;
	default:
		start_section(record, id, attrs, line);
		break;
	}
}

void
tb_record_init(struct tb_record *record)
{
	*record = (struct tb_record){.current = -1};
}

int
tb_record_head(struct tb_record *record, const char *name, const struct tb_xml_attr *attrs,
    int line, struct tb_row *row)
{
	const char *own = tb_xml_attr(attrs, "line");
	int form = record_form(name);
	long number;

	if (form < 0)
		return 0;
	if (own != NULL && tb_int_parse(own, 1, 1000000000, &number) == 0)
		line = (int)number;
	if (!record_forms[form].is_row) {
		start_head(record, (enum record_form_id)form, attrs, line);
		return 0;
	}
	*row = (struct tb_row){.kind = TB_ROW_MAX};
	if (!start_row(record, (enum record_form_id)form, row))
		return 0;
	fill_row(record, (enum record_form_id)form, attrs, line, row);
	return 1;
}

/* --- keeping the rows ---------------------------------------------------------- */

/* What it borrowed becomes the record's own. */
static void
own_fields(struct tb_record *record, void *object, enum record_form_id id)
{
	const struct record_form *form = &record_forms[id];
	size_t i;

	for (i = 0; i < form->n; i++) {
		char *at = (char *)object + form->fields[i].offset;
		const char *text;

		if (form->fields[i].is_value)
			at += offsetof(struct tb_value, text);
		memcpy(&text, at, sizeof(text));
		if (text == NULL)
			continue;
		text = tb_arena_strdup(&record->arena, text);
		memcpy(at, &text, sizeof(text));
	}
}

static void
keep_project(struct tb_record *record, const struct tb_row *row)
{
	struct tb_record_project *project = tb_grow(
	    &record->projects, row->number - 1, &record->caps[TB_ROW_PROJECT], sizeof(*project));

	*project = row->project;
	own_fields(record, project, FORM_PROJECT);
}

static void
keep_milestone(struct tb_record *record, const struct tb_row *row)
{
	struct tb_record_milestone *milestone = tb_grow(&record->milestones, row->number - 1,
	    &record->caps[TB_ROW_MILESTONE], sizeof(*milestone));

	*milestone = row->milestone;
	own_fields(record, milestone, FORM_MILESTONE);
	record->projects[record->nprojects - 1].nmilestones++;
}

static void
keep_problem(struct tb_record *record, const struct tb_row *row)
{
	struct tb_record_problem *problem = tb_grow(
	    &record->problems, row->number - 1, &record->caps[TB_ROW_PROBLEM], sizeof(*problem));

	*problem = row->problem;
	own_fields(record, problem, FORM_PROBLEM);
}

static void
keep_practice(struct tb_record *record, const struct tb_row *row)
{
	struct tb_record_practice *practice = tb_grow(
	    &record->practices, row->number - 1, &record->caps[TB_ROW_PRACTICE], sizeof(*practice));

	*practice = row->practice;
	own_fields(record, practice, FORM_PRACTICE);
}

static void
keep_amounts(struct tb_record *record, const struct tb_row *row)
{
	struct tb_record_row **rows =
	    row->kind == TB_ROW_INDUSTRY ? &record->industries : &record->enterprises;
	struct tb_record_row *place =
	    tb_grow(rows, row->number - 1, &record->caps[row->kind], sizeof(*place));

	*place = row->amounts;
	own_fields(record, place, FORM_ROW);
}

void
record_keep(void *user, const struct tb_row *row)
{
	static void (*const keep[TB_ROW_MAX])(struct tb_record *, const struct tb_row *) = {
	    keep_amounts, keep_amounts, keep_project, keep_problem, keep_practice, keep_milestone};

	keep[row->kind](user, row);
}

void
tb_record_start(
    struct tb_record *record, const char *name, const struct tb_xml_attr *attrs, int line)
{
	struct tb_row row;

	if (tb_record_head(record, name, attrs, line, &row))
		record_keep(record, &row);
}

void
tb_record_end(struct tb_record *record, const char *name, const char *text)
{
	switch (record_form(name)) {
	case FORM_REASON:
		record->reason = trimmed(record, text);
		break;
	case FORM_PROBLEM:
		if (record->problems != NULL)
			record->problems[record->nproblems - 1].text = trimmed(record, text);
		break;
	case FORM_PRACTICE:
		if (record->practices != NULL)
			record->practices[record->npractices - 1].text = trimmed(record, text);
		break;
	case FORM_INDUSTRIES:
	case FORM_ENTERPRISES:
	case FORM_PROJECTS:
		record->current = -1;
		break;
	default:
		break;
	}
}

/* --- documents ------------------------------------------------------------------- */

int
record_check_root(struct tb_xml *xml, const char *name, int depth)
{
	if (depth == 0 && record_form(name) != FORM_ROOT)
		return tb_xml_fail(xml, TB_MSG_RECORD, "<%s> is no submission or record", name);
	return 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	if (record_check_root(xml, name, depth) != 0)
		return -1;
	tb_record_start(user, name, attrs, tb_xml_line(xml));
	return 0;
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	(void)xml, (void)depth;
	tb_record_end(user, name, text);
	return 0;
}

int
tb_record_parse(
    const char *bytes, size_t len, const char *name, struct tb_record *record, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {
	    .ns = TB_RECORD_NS, .ns2 = TB_SUBMISSION_NS, .start = on_start, .end = on_end};

	tb_record_init(record);
	record->path = tb_arena_strdup(&record->arena, name);
	if (tb_xml_parse(bytes, len, name, &handler, record, err) == 0)
		return 0;
	tb_record_release(record);
	return -1;
}

void
tb_record_release(struct tb_record *record)
{
	free(record->industries);
	free(record->enterprises);
	free(record->projects);
	free(record->milestones);
	free(record->problems);
	free(record->practices);
	tb_arena_release(&record->arena);
	*record = (struct tb_record){.current = -1};
}

const struct tb_record_milestone *
tb_record_milestones(const struct tb_record *record, const struct tb_record_project *project)
{
	return record->milestones + project->first_milestone;
}
