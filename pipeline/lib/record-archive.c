/* Archived records: see record.h.  One was whole when it was written; anything else is damage. */
#include "record-private.h"

static int
check_row(const struct tb_row *row, const char *path, struct tb_err *err)
{
	const struct tb_record_row *amounts = &row->amounts;
	const struct tb_record_project *project = &row->project;

	if (row->kind == TB_ROW_PROJECT &&
	    (project->code == NULL || project->plan.state == TB_VALUE_BAD ||
		project->cumulative.state == TB_VALUE_BAD))
		return tb_err_set(err, TB_MSG_RECORD, path, 0, 0,
		    "project of line %d has no code, or an amount that is none", project->line);
	if (row->kind <= TB_ROW_ENTERPRISE &&
	    (amounts->code == NULL || amounts->value.state == TB_VALUE_BAD ||
		amounts->base.state == TB_VALUE_BAD))
		return tb_err_set(err, TB_MSG_RECORD, path, 0, 0,
		    "row of line %d has no code, or an amount that is none", amounts->line);
	return 0;
}

static int
check_head(const struct tb_record *record, struct tb_err *err)
{
	if (record->plan != NULL && record->unit != NULL && record->period.month != 0 &&
	    record->version != 0 && record->digest != NULL && record->source != NULL &&
	    record->arrived != NULL && record->status != NULL)
		return 0;
	return tb_err_set(err, TB_MSG_RECORD, record->path, 0, 0,
	    "plan, unit, period, version, source, digest, arrived or status is missing");
}

struct archived {
	struct tb_record *record;
	void (*each)(void *user, const struct tb_row *row);
	void *user;
	struct tb_err damage; /* the first row's; told when all else is good */
	int damaged;
};

static int
on_archived(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct archived *archived = user;
	struct tb_row row;

	if (record_check_root(xml, name, depth) != 0)
		return -1;
	if (!tb_record_head(archived->record, name, attrs, tb_xml_line(xml), &row))
		return 0;
	if (!archived->damaged)
		archived->damaged = check_row(&row, archived->record->path, &archived->damage) != 0;
	archived->each(archived->user, &row);
	return 0;
}

static int
on_archived_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	(void)xml, (void)depth;
	tb_record_end(((struct archived *)user)->record, name, text);
	return 0;
}

int
tb_record_load_rows(const char *path, void (*each)(void *user, const struct tb_row *row),
    void *user, struct tb_record *record, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {.ns = TB_RECORD_NS,
	    .ns2 = TB_SUBMISSION_NS,
	    .start = on_archived,
	    .end = on_archived_end};
	struct archived archived = {.record = record, .each = each, .user = user};
	int rc;

	tb_record_init(record);
	record->path = tb_arena_strdup(&record->arena, path);
	rc = tb_xml_parse_file(path, &handler, &archived, err);
	if (rc == 0)
		rc = check_head(record, err);
	if (rc == 0 && archived.damaged) {
		*err = archived.damage;
		rc = -1;
	}
	if (rc != 0)
		tb_record_release(record);
	return rc;
}

int
tb_record_load(const char *path, struct tb_record *record, struct tb_err *err)
{
	return tb_record_load_rows(path, record_keep, record, record, err);
}
