/* Writing records and submissions: see record.h. */
#include "record-private.h"

enum { NOT_YET = FORM_INDUSTRIES - 1 };

static void
write_fields(struct tb_xmlw *w, const void *object, enum record_form_id id)
{
	const struct record_form *form = &record_forms[id];
	size_t i;

	for (i = 0; i < form->n; i++) {
		const char *at = (const char *)object + form->fields[i].offset;
		const char *text;

		if (form->fields[i].is_value)
			at += offsetof(struct tb_value, text);
		memcpy(&text, at, sizeof(text));
		tb_xmlw_attr(w, form->fields[i].name, text);
	}
}

static void
write_line(struct tb_xmlw *w, int line)
{
	if (line > 0)
		tb_xmlw_attri(w, "line", line);
}

static void
write_element(struct tb_xmlw *w, enum record_form_id id, const void *object, int line)
{
	tb_xmlw_open(w, record_forms[id].name);
	write_fields(w, object, id);
	write_line(w, line);
}

/* --- head and sections ------------------------------------------------------------ */

static void
write_head(struct tb_xmlw *w, const struct tb_record *record)
{
	if (record->contact_line != 0) {
		write_element(w, FORM_CONTACT, record, record->contact_line);
		tb_xmlw_close(w);
	}
	if (record->responsible_line != 0) {
		write_element(w, FORM_RESPONSIBLE, record, record->responsible_line);
		tb_xmlw_close(w);
	}
	if (record->reason_line != 0) {
		write_element(w, FORM_REASON, record, record->reason_line);
		if (record->reason != NULL)
			tb_xmlw_text(w, record->reason);
		tb_xmlw_close(w);
	}
}

/* The line of a section in the submission, 0 = it has none. */
static int
section_line(const struct tb_record *record, int form)
{
	if (form == FORM_PROBLEMS)
		return record->problems_line;
	if (form == FORM_PRACTICES)
		return record->practices_line;
	return record->section[form - FORM_INDUSTRIES].line;
}

static void
close_section(struct tb_record_writer *writer)
{
	if (writer->in_project)
		tb_xmlw_close(&writer->xml);
	if (writer->in_section)
		tb_xmlw_close(&writer->xml);
	writer->in_project = writer->in_section = 0;
}

/* Opens the sections up to this one, those without rows too. */
static void
go_to(struct tb_record_writer *writer, int form)
{
	const struct tb_record *record = writer->record;

	while (writer->section < form) {
		int next = ++writer->section, line;

		close_section(writer);
		if (next > FORM_PRACTICES || (line = section_line(record, next)) == 0)
			continue;
		if (next <= FORM_PROJECTS)
			write_element(&writer->xml, (enum record_form_id)next,
			    &record->section[next - FORM_INDUSTRIES], line);
		else
			tb_xmlw_open(&writer->xml, record_forms[next].name);
		writer->in_section = 1;
	}
}

static void
start(struct tb_record_writer *writer, struct tb_buf *out, const struct tb_record *head,
    const char *root, const char *ns)
{
	*writer = (struct tb_record_writer){
	    .xml = tb_xmlw_start(out), .record = head, .section = NOT_YET};
	tb_xmlw_open(&writer->xml, root);
	tb_xmlw_attr(&writer->xml, "xmlns", ns);
	write_fields(&writer->xml, head, FORM_ROOT);
	write_head(&writer->xml, head);
}

void
tb_record_write_head(
    struct tb_record_writer *writer, struct tb_buf *out, const struct tb_record *head)
{
	start(writer, out, head, "record", TB_RECORD_NS);
}

void
tb_record_write_end(struct tb_record_writer *writer)
{
	go_to(writer, FORM_PRACTICES + 1);
	tb_xmlw_finish(&writer->xml);
}

/* --- rows -------------------------------------------------------------------------- */

static void
write_text(struct tb_record_writer *writer, const char *text)
{
	if (text != NULL)
		tb_xmlw_text(&writer->xml, text);
	tb_xmlw_close(&writer->xml);
}

static void
write_project(struct tb_record_writer *writer, const struct tb_record_project *project)
{
	if (writer->in_project)
		tb_xmlw_close(&writer->xml);
	write_element(&writer->xml, FORM_PROJECT, project, project->line);
	writer->in_project = 1;
}

void
tb_record_write_row(struct tb_record_writer *writer, const struct tb_row *row)
{
	static const int sections[TB_ROW_MAX] = {FORM_INDUSTRIES, FORM_ENTERPRISES, FORM_PROJECTS,
	    FORM_PROBLEMS, FORM_PRACTICES, FORM_PROJECTS};
	struct tb_xmlw *w = &writer->xml;

	go_to(writer, sections[row->kind]);
	switch (row->kind) {
	case TB_ROW_PROJECT:
		write_project(writer, &row->project);
		break;
	case TB_ROW_MILESTONE:
		write_element(w, FORM_MILESTONE, &row->milestone, row->milestone.line);
		tb_xmlw_close(w);
		break;
	case TB_ROW_PROBLEM:
		write_element(w, FORM_PROBLEM, &row->problem, row->problem.line);
		write_text(writer, row->problem.text);
		break;
	case TB_ROW_PRACTICE:
		write_element(w, FORM_PRACTICE, &row->practice, row->practice.line);
		write_text(writer, row->practice.text);
		break;
	default:
		write_element(w, FORM_ROW, &row->amounts, row->amounts.line);
		tb_xmlw_close(w);
		break;
	}
}

/* --- of a record whose rows are kept ------------------------------------------------- */

static void
write_project_of(
    struct tb_record_writer *writer, const struct tb_record *record, struct tb_row *row)
{
	size_t i;

	tb_record_write_row(writer, row);
	for (i = 0; i < row->project.nmilestones; i++)
		tb_record_write_row(
		    writer, &(struct tb_row){.kind = TB_ROW_MILESTONE,
				.milestone = record->milestones[row->project.first_milestone + i]});
}

static void
write_rows(struct tb_record_writer *writer, const struct tb_record *record)
{
	struct tb_row row;
	size_t i;

	row.kind = TB_ROW_INDUSTRY;
	for (i = 0; i < record->nindustries; i++) {
		row.amounts = record->industries[i];
		tb_record_write_row(writer, &row);
	}
	row.kind = TB_ROW_ENTERPRISE;
	for (i = 0; i < record->nenterprises; i++) {
		row.amounts = record->enterprises[i];
		tb_record_write_row(writer, &row);
	}
	row.kind = TB_ROW_PROJECT;
	for (i = 0; i < record->nprojects; i++) {
		row.project = record->projects[i];
		write_project_of(writer, record, &row);
	}
	row.kind = TB_ROW_PROBLEM;
	for (i = 0; i < record->nproblems; i++) {
		row.problem = record->problems[i];
		tb_record_write_row(writer, &row);
	}
	row.kind = TB_ROW_PRACTICE;
	for (i = 0; i < record->npractices; i++) {
		row.practice = record->practices[i];
		tb_record_write_row(writer, &row);
	}
}

static void
write_whole(struct tb_buf *out, const struct tb_record *record, const char *root, const char *ns)
{
	struct tb_record_writer writer;

	start(&writer, out, record, root, ns);
	write_rows(&writer, record);
	tb_record_write_end(&writer);
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
