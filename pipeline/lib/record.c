/*
 * Submissions and records: see record.h.  One table a kind of element says
 * which attribute is which member; reader and writer walk the same tables, so
 * that what is read is what is written.
 */
#include "record.h"
#include "file.h"
#include "xmlwrite.h"
#include <assert.h>

enum kind { KIND_TEXT, KIND_VALUE };

struct field {
	const char *name;
	size_t offset;
	enum kind kind;
};

#define TEXT(type, member)                                                                         \
	{                                                                                          \
#member, offsetof(struct type, member), KIND_TEXT                                  \
	}
#define VALUE(type, member)                                                                        \
	{                                                                                          \
#member, offsetof(struct type, member), KIND_VALUE                                 \
	}

static const struct field root_fields[] = {
    TEXT(tb_record, plan),
    TEXT(tb_record, unit),
    {"period", offsetof(struct tb_record, period_text), KIND_TEXT},
    {"version", offsetof(struct tb_record, version_text), KIND_TEXT},
    TEXT(tb_record, date),
    TEXT(tb_record, source),
    TEXT(tb_record, digest),
    TEXT(tb_record, arrived),
    TEXT(tb_record, status),
    {"signed", offsetof(struct tb_record, is_signed), KIND_TEXT},
};

static const struct field contact_fields[] = {
    {"name", offsetof(struct tb_record, contact_name), KIND_TEXT},
    {"phone", offsetof(struct tb_record, contact_phone), KIND_TEXT},
};

static const struct field responsible_fields[] = {
    TEXT(tb_record, prepared),
    TEXT(tb_record, reviewed),
    TEXT(tb_record, approved),
};

static const struct field section_fields[] = {
    TEXT(tb_record_section, indicator),
    {"unit", offsetof(struct tb_record_section, unit_name), KIND_TEXT},
};

static const struct field row_fields[] = {
    TEXT(tb_record_row, code),
    VALUE(tb_record_row, value),
    VALUE(tb_record_row, base),
    TEXT(tb_record_row, note),
    TEXT(tb_record_row, uscc),
};

static const struct field project_fields[] = {
    TEXT(tb_record_project, code),
    VALUE(tb_record_project, plan),
    VALUE(tb_record_project, cumulative),
    TEXT(tb_record_project, stage),
    TEXT(tb_record_project, note),
    TEXT(tb_record_project, national),
};

static const struct field milestone_fields[] = {
    TEXT(tb_record_milestone, type),
    TEXT(tb_record_milestone, planned),
    TEXT(tb_record_milestone, actual),
};

static const struct field problem_fields[] = {
    TEXT(tb_record_problem, id),
    TEXT(tb_record_problem, category),
    TEXT(tb_record_problem, source),
    TEXT(tb_record_problem, responsible),
    TEXT(tb_record_problem, due),
    TEXT(tb_record_problem, status),
    TEXT(tb_record_problem, opened),
    TEXT(tb_record_problem, closed),
};

static const struct field practice_fields[] = {
    TEXT(tb_record_practice, title),
};

static const char *const section_names[] = {"industries", "enterprises", "projects"};

enum { CAP_INDUSTRIES, CAP_ENTERPRISES, CAP_PROJECTS, CAP_MILESTONES, CAP_PROBLEMS, CAP_PRACTICES };

/* --- reading ------------------------------------------------------------- */

/* White space of XML and the ideographic space, which forms are full of. */
static size_t
blank_len(const char *s)
{
	if (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r')
		return 1;
	return strncmp(s, "\xe3\x80\x80", 3) == 0 ? 3 : 0;
}

/* A copy without blanks at either end; NULL when nothing is left. */
static const char *
trimmed(struct tb_record *record, const char *s)
{
	const char *end, *p;

	while (blank_len(s) > 0)
		s += blank_len(s);
	for (end = p = s; *p != '\0'; p++)
		if (blank_len(p) > 0)
			p += blank_len(p) - 1;
		else
			end = p + 1;
	return end > s ? tb_arena_strndup(&record->arena, s, (size_t)(end - s)) : NULL;
}

static struct tb_value
read_value(struct tb_record *record, const char *text)
{
	struct tb_value value = {TB_VALUE_BAD, 0, tb_arena_strdup(&record->arena, text)};
	int unit = record->current >= 0 ? record->section[record->current].unit : -1;

	if (strcmp(text, "——") == 0)
		value.state = TB_VALUE_NONE;
	else if (unit >= 0 && tb_amount_parse(text, (enum tb_unit)unit, &value.yuan, NULL) == 0)
		value.state = TB_VALUE_AMOUNT;
	return value;
}

static void
read_fields(struct tb_record *record, void *object, const struct field *fields, size_t n,
    const struct tb_xml_attr *attrs)
{
	for (; attrs->name != NULL; attrs++) {
		size_t i = 0;

		while (i < n && !tb_same(fields[i].name, attrs->name))
			i++;
		if (i == n)
			continue;
		if (fields[i].kind == KIND_VALUE) {
			struct tb_value value = read_value(record, attrs->value);

			memcpy((char *)object + fields[i].offset, &value, sizeof(value));
		} else {
			const char *copy = tb_arena_strdup(&record->arena, attrs->value);

			memcpy((char *)object + fields[i].offset, &copy, sizeof(copy));
		}
	}
}

#define READ(record, object, fields, attrs)                                                        \
	read_fields((record), (object), (fields), TB_LEN(fields), (attrs))

static void
start_root(struct tb_record *record, const struct tb_xml_attr *attrs, int line)
{
	READ(record, record, root_fields, attrs);
	record->line = line;
	if (record->period_text != NULL &&
	    tb_period_parse(record->period_text, &record->period) != 0)
		record->period = (struct tb_period){0, 0};
	if (record->version_text != NULL &&
	    tb_int_parse(record->version_text, 1, 9999, &record->version) != 0)
		record->version = 0;
}

static void
start_section(struct tb_record *record, int which, const struct tb_xml_attr *attrs, int line)
{
	struct tb_record_section *section = &record->section[which];

	*section = (struct tb_record_section){.unit = -1, .line = line};
	READ(record, section, section_fields, attrs);
	if (section->unit_name != NULL)
		section->unit = tb_unit_parse(section->unit_name);
	record->current = which;
}

static void
start_row(struct tb_record *record, const struct tb_xml_attr *attrs, int line)
{
	struct tb_record_row *row;

	if (record->current == TB_SECTION_INDUSTRIES) {
		row = tb_grow(&record->industries, record->nindustries++,
		    &record->caps[CAP_INDUSTRIES], sizeof(*row));
	} else if (record->current == TB_SECTION_ENTERPRISES) {
		row = tb_grow(&record->enterprises, record->nenterprises++,
		    &record->caps[CAP_ENTERPRISES], sizeof(*row));
	} else {
		return;
	}
	READ(record, row, row_fields, attrs);
	row->line = line;
}

static void
start_project(struct tb_record *record, const struct tb_xml_attr *attrs, int line)
{
	struct tb_record_project *project;

	if (record->current != TB_SECTION_PROJECTS)
		return;
	project = tb_grow(
	    &record->projects, record->nprojects++, &record->caps[CAP_PROJECTS], sizeof(*project));
	READ(record, project, project_fields, attrs);
	project->first_milestone = record->nmilestones;
	project->line = line;
}

static void
start_milestone(struct tb_record *record, const struct tb_xml_attr *attrs, int line)
{
	struct tb_record_milestone *milestone;

	if (record->current != TB_SECTION_PROJECTS || record->nprojects == 0)
		return;
	milestone = tb_grow(&record->milestones, record->nmilestones++,
	    &record->caps[CAP_MILESTONES], sizeof(*milestone));
	READ(record, milestone, milestone_fields, attrs);
	milestone->line = line;
	record->projects[record->nprojects - 1].nmilestones++;
}

static void
start_problem(struct tb_record *record, const struct tb_xml_attr *attrs, int line)
{
	struct tb_record_problem *problem = tb_grow(
	    &record->problems, record->nproblems++, &record->caps[CAP_PROBLEMS], sizeof(*problem));

	READ(record, problem, problem_fields, attrs);
	problem->line = line;
}

static void
start_practice(struct tb_record *record, const struct tb_xml_attr *attrs, int line)
{
	struct tb_record_practice *practice = tb_grow(&record->practices, record->npractices++,
	    &record->caps[CAP_PRACTICES], sizeof(*practice));

	READ(record, practice, practice_fields, attrs);
	practice->line = line;
}

static void
start_head(struct tb_record *record, const char *name, const struct tb_xml_attr *attrs, int line)
{
	if (tb_same(name, "contact")) {
		READ(record, record, contact_fields, attrs);
		record->contact_line = line;
	} else if (tb_same(name, "responsible")) {
		READ(record, record, responsible_fields, attrs);
		record->responsible_line = line;
	} else if (tb_same(name, "reason")) {
		record->reason_line = line;
	} else if (tb_same(name, "problems")) {
		record->problems_line = line;
	} else if (tb_same(name, "practices")) {
		record->practices_line = line;
	}
}

void
tb_record_init(struct tb_record *record)
{
	*record = (struct tb_record){.current = -1};
}

void
tb_record_start(
    struct tb_record *record, const char *name, const struct tb_xml_attr *attrs, int line)
{
	const char *own = tb_xml_attr(attrs, "line");
	long number;
	int which;

	if (own != NULL && tb_int_parse(own, 1, 1000000000, &number) == 0)
		line = (int)number;
	for (which = 0; which < (int)TB_LEN(section_names); which++)
		if (tb_same(name, section_names[which])) {
			start_section(record, which, attrs, line);
			return;
		}
	if (tb_same(name, "row"))
		start_row(record, attrs, line);
	else if (tb_same(name, "project"))
		start_project(record, attrs, line);
	else if (tb_same(name, "milestone"))
		start_milestone(record, attrs, line);
	else if (tb_same(name, "problem"))
		start_problem(record, attrs, line);
	else if (tb_same(name, "practice"))
		start_practice(record, attrs, line);
	else if (tb_same(name, "submission") || tb_same(name, "record"))
		start_root(record, attrs, line);
	else
		start_head(record, name, attrs, line);
}

void
tb_record_end(struct tb_record *record, const char *name, const char *text)
{
	if (tb_same(name, "reason"))
		record->reason = trimmed(record, text);
	else if (tb_same(name, "problem") && record->nproblems > 0)
		record->problems[record->nproblems - 1].text = trimmed(record, text);
	else if (tb_same(name, "practice") && record->npractices > 0)
		record->practices[record->npractices - 1].text = trimmed(record, text);
	else if (tb_same(name, "industries") || tb_same(name, "enterprises") ||
		 tb_same(name, "projects"))
		record->current = -1;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	if (depth == 0 && !tb_same(name, "submission") && !tb_same(name, "record"))
		return tb_xml_fail(xml, TB_MSG_RECORD, "<%s> is no submission or record", name);
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

/* An archived record was whole when it was written; anything else is damage. */
static int
check_row(const struct tb_record *record, const struct tb_record_row *row, struct tb_err *err)
{
	if (row->code != NULL && row->value.state != TB_VALUE_BAD &&
	    row->base.state != TB_VALUE_BAD)
		return 0;
	return tb_err_set(err, TB_MSG_RECORD, record->path, 0, 0,
	    "row of line %d has no code, or an amount that is none", row->line);
}

static int
check_record(const struct tb_record *record, struct tb_err *err)
{
	size_t i;

	if (record->plan == NULL || record->unit == NULL || record->period.month == 0 ||
	    record->version == 0 || record->digest == NULL || record->source == NULL ||
	    record->arrived == NULL || record->status == NULL)
		return tb_err_set(err, TB_MSG_RECORD, record->path, 0, 0,
		    "plan, unit, period, version, source, digest, arrived or status is missing");
	for (i = 0; i < record->nindustries; i++)
		if (check_row(record, &record->industries[i], err) != 0)
			return -1;
	for (i = 0; i < record->nenterprises; i++)
		if (check_row(record, &record->enterprises[i], err) != 0)
			return -1;
	for (i = 0; i < record->nprojects; i++) {
		const struct tb_record_project *project = &record->projects[i];

		if (project->code == NULL || project->plan.state == TB_VALUE_BAD ||
		    project->cumulative.state == TB_VALUE_BAD)
			return tb_err_set(err, TB_MSG_RECORD, record->path, 0, 0,
			    "project of line %d has no code, or an amount that is none",
			    project->line);
	}
	return 0;
}

int
tb_record_load(const char *path, struct tb_record *record, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	int rc;

	*record = (struct tb_record){0};
	rc = tb_file_read(path, 256 * 1024 * 1024, &bytes, err);
	if (rc == 0)
		rc = tb_record_parse(bytes.s, bytes.len, path, record, err);
	if (rc == 0 && check_record(record, err) != 0) {
		tb_record_release(record);
		rc = -1;
	}
	tb_buf_release(&bytes);
	return rc;
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

/* --- writing ------------------------------------------------------------- */

static void
write_fields(struct tb_xmlw *w, const void *object, const struct field *fields, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		const char *at = (const char *)object + fields[i].offset;
		const char *text;

		if (fields[i].kind == KIND_VALUE) {
			struct tb_value value;

			memcpy(&value, at, sizeof(value));
			text = value.text;
		} else {
			memcpy(&text, at, sizeof(text));
		}
		tb_xmlw_attr(w, fields[i].name, text);
	}
}

#define WRITE(w, object, fields) write_fields((w), (object), (fields), TB_LEN(fields))

static void
write_line(struct tb_xmlw *w, int line)
{
	if (line > 0)
		tb_xmlw_attrf(w, "line", "%d", line);
}

static void
write_text_element(struct tb_xmlw *w, const char *text, int line)
{
	write_line(w, line);
	if (text != NULL)
		tb_xmlw_text(w, text);
	tb_xmlw_close(w);
}

static void
write_head(struct tb_xmlw *w, const struct tb_record *record)
{
	if (record->contact_line != 0) {
		tb_xmlw_open(w, "contact");
		WRITE(w, record, contact_fields);
		write_text_element(w, NULL, record->contact_line);
	}
	if (record->responsible_line != 0) {
		tb_xmlw_open(w, "responsible");
		WRITE(w, record, responsible_fields);
		write_text_element(w, NULL, record->responsible_line);
	}
	if (record->reason_line != 0) {
		tb_xmlw_open(w, "reason");
		write_text_element(w, record->reason, record->reason_line);
	}
}

static int
open_section(struct tb_xmlw *w, const struct tb_record *record, enum tb_section which)
{
	const struct tb_record_section *section = &record->section[which];

	if (section->line == 0)
		return 0;
	tb_xmlw_open(w, section_names[which]);
	WRITE(w, section, section_fields);
	write_line(w, section->line);
	return 1;
}

static void
write_rows(struct tb_xmlw *w, const struct tb_record_row *rows, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		tb_xmlw_open(w, "row");
		WRITE(w, &rows[i], row_fields);
		write_text_element(w, NULL, rows[i].line);
	}
	tb_xmlw_close(w);
}

static void
write_projects(struct tb_xmlw *w, const struct tb_record *record)
{
	size_t i, m;

	for (i = 0; i < record->nprojects; i++) {
		const struct tb_record_project *project = &record->projects[i];

		tb_xmlw_open(w, "project");
		WRITE(w, project, project_fields);
		write_line(w, project->line);
		for (m = 0; m < project->nmilestones; m++) {
			const struct tb_record_milestone *milestone =
			    &record->milestones[project->first_milestone + m];

			tb_xmlw_open(w, "milestone");
			WRITE(w, milestone, milestone_fields);
			write_text_element(w, NULL, milestone->line);
		}
		tb_xmlw_close(w);
	}
	tb_xmlw_close(w);
}

static void
write_texts(struct tb_xmlw *w, const struct tb_record *record)
{
	size_t i;

	if (record->problems_line != 0) {
		tb_xmlw_open(w, "problems");
		for (i = 0; i < record->nproblems; i++) {
			tb_xmlw_open(w, "problem");
			WRITE(w, &record->problems[i], problem_fields);
			write_text_element(w, record->problems[i].text, record->problems[i].line);
		}
		tb_xmlw_close(w);
	}
	if (record->practices_line != 0) {
		tb_xmlw_open(w, "practices");
		for (i = 0; i < record->npractices; i++) {
			tb_xmlw_open(w, "practice");
			WRITE(w, &record->practices[i], practice_fields);
			write_text_element(w, record->practices[i].text, record->practices[i].line);
		}
		tb_xmlw_close(w);
	}
}

static void
write_whole(struct tb_buf *out, const struct tb_record *record, const char *root, const char *ns)
{
	struct tb_xmlw w = tb_xmlw_start(out);

	tb_xmlw_open(&w, root);
	tb_xmlw_attr(&w, "xmlns", ns);
	WRITE(&w, record, root_fields);
	write_head(&w, record);
	if (open_section(&w, record, TB_SECTION_INDUSTRIES))
		write_rows(&w, record->industries, record->nindustries);
	if (open_section(&w, record, TB_SECTION_ENTERPRISES))
		write_rows(&w, record->enterprises, record->nenterprises);
	if (open_section(&w, record, TB_SECTION_PROJECTS))
		write_projects(&w, record);
	write_texts(&w, record);
	tb_xmlw_finish(&w);
}

void
tb_record_write(struct tb_buf *out, const struct tb_record *record)
{
	write_whole(out, record, "record", TB_RECORD_NS);
}

void
tb_submission_write(struct tb_buf *out, const struct tb_record *record)
{
	write_whole(out, record, "submission", TB_SUBMISSION_NS);
}
