/* The forms of a period: see forms.h. */
#include "forms.h"
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "../lib/slots.h"
#include "../lib/spread.h"
#include "call-up.h"
#include "folder.h"
#include "form-book.h"
#include "skeleton.h"
#include <stdio.h>
#include <string.h>

struct maker {
	const struct forms_order *order;
	struct tb_period period;
	struct tb_archive archive;
	struct form_words words;
	struct asked asked;
	const char *folder; /* the hidden one that is filled */
	struct job *jobs;   /* in the order of the bound sheets */
	size_t njobs, cap;
};

/* What is made of a unit: its form, the data of its call-up sheet, or both. */
enum part { PART_FORM = 1, PART_SHEET = 2 };

struct job {
	const char *unit;
	int parts;
};

/* --- what was reported before -------------------------------------------------------------- */

struct before {
	struct tb_record now, last, year_ago;
	struct tb_form_before use;
};

static int
load(const struct tb_archive_entry *entry, struct tb_record *record, const struct tb_record **use,
    struct tb_err *err)
{
	if (entry == NULL)
		return 0;
	if (tb_record_load(entry->path, record, err) != 0)
		return -1;
	*use = record;
	return 0;
}

/* The newest version of the unit's last period before this one. */
static const struct tb_archive_entry *
last_entry(const struct maker *m, const char *unit)
{
	const struct tb_archive_entry *last = NULL;
	size_t i;

	for (i = 0; i < m->archive.nentries; i++) /* by period and version */
		if (strcmp(m->archive.entries[i].unit, unit) == 0 &&
		    tb_period_compare(m->archive.entries[i].period, m->period) < 0)
			last = &m->archive.entries[i];
	return last;
}

static void
release_before(struct before *before)
{
	tb_record_release(&before->now);
	tb_record_release(&before->last);
	tb_record_release(&before->year_ago);
}

static int
load_before(const struct maker *m, const char *unit, struct before *before, struct tb_err *err)
{
	struct tb_period year_ago = {m->period.year - 1, m->period.month};

	*before = (struct before){0};
	if (load(tb_archive_find(&m->archive, m->period, unit), &before->now, &before->use.now,
		err) == 0 &&
	    load(last_entry(m, unit), &before->last, &before->use.last, err) == 0 &&
	    load(tb_archive_find(&m->archive, year_ago, unit), &before->year_ago,
		&before->use.year_ago, err) == 0)
		return 0;
	release_before(before);
	return -1;
}

/* --- one form ------------------------------------------------------------------------------- */

/* Code and name of the unit; what no file system allows in a name is left out. */
static char *
file_stem(const struct tb_plan *plan, const char *unit)
{
	struct tb_buf name = TB_BUF_INIT;
	const char *s;

	tb_buf_puts(&name, unit);
	for (s = tb_plan_unit_name(plan, unit); *s != '\0'; s++)
		if (strchr("/\\:*?\"<>|", *s) == NULL)
			tb_buf_putc(&name, *s);
	return tb_buf_take(&name);
}

static int
write_file(const char *folder, const char *stem, const char *suffix, const struct tb_buf *bytes,
    struct tb_err *err)
{
	struct tb_buf path = TB_BUF_INIT;
	int rc;

	tb_buf_printf(&path, "%s/%s%s", folder, stem, suffix);
	rc = tb_atomic_write(path.s, bytes->s, bytes->len, 1, err);
	tb_buf_release(&path);
	return rc;
}

/* The workbook, and the same as XML. */
static int
write_books(const struct maker *m, const struct tb_form *form, const char *stem, struct tb_err *err)
{
	const struct tb_plan *plan = m->order->plan;
	struct tb_buf bytes = TB_BUF_INIT;
	int rc;

	tb_buf_printf(&bytes, "%s.xlsx", stem);
	rc = form_book_write(
	    &(const struct form_source){form, plan, &m->words}, m->folder, bytes.s, err);
	tb_buf_reset(&bytes);
	skeleton_write(&bytes, form, plan->notice, &m->words);
	if (rc == 0)
		rc = write_file(m->folder, stem, ".xml", &bytes, err);
	tb_buf_release(&bytes);
	return rc;
}

static int
write_sheet(const struct maker *m, const struct tb_form *form, const char *stem, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	int rc;

	call_up_write(
	    &bytes, &(const struct call_up_source){form, m->order->plan, &m->asked, stem});
	rc = write_file(m->order->sheets, stem, ".xml", &bytes, err);
	tb_buf_release(&bytes);
	return rc;
}

static int
write_unit(const struct maker *m, const struct job *job, struct tb_err *err)
{
	struct before before;
	struct tb_form form;
	char *stem;
	int rc;

	if (load_before(m, job->unit, &before, err) != 0)
		return -1;
	rc = tb_form_make(m->order->plan, job->unit, m->period, &before.use, &form, err);
	if (rc == 0) {
		stem = file_stem(m->order->plan, job->unit);
		if (job->parts & PART_FORM)
			rc = write_books(m, &form, stem, err);
		if (rc == 0 && (job->parts & PART_SHEET))
			rc = write_sheet(m, &form, stem, err);
		free(stem);
		tb_form_release(&form);
	}
	release_before(&before);
	return rc;
}

static void
write_job(void *context, size_t i)
{
	const struct maker *m = context;
	struct tb_err err = {0};

	if (write_unit(m, &m->jobs[i], &err) != 0)
		tb_diag_err(&err);
}

static void
add_job(struct maker *m, const char *unit, int parts)
{
	struct job *job;

	if (m->order->sheets == NULL)
		parts &= ~PART_SHEET;
	if (parts == 0)
		return;
	job = tb_grow(&m->jobs, m->njobs, &m->cap, sizeof(*job));
	*job = (struct job){unit, parts};
	m->njobs++;
}

/* Counties, then departments, each in the plan's order. */
static void
add_expected(struct maker *m, int parts)
{
	const struct tb_plan *plan = m->order->plan;
	size_t i;

	for (i = 0; i < plan->nregions; i++)
		if (tb_plan_unit_expected(plan, plan->regions[i].code, m->period))
			add_job(m, plan->regions[i].code, parts);
	for (i = 0; i < plan->ndepartments; i++)
		if (tb_plan_unit_expected(plan, plan->departments[i].code, m->period))
			add_job(m, plan->departments[i].code, parts);
}

/* One that must not report is in the bound ones only where it is asked for by name. */
static void
add_named(struct maker *m)
{
	for (char *const *unit = m->order->units; *unit != NULL; unit++) {
		int bound = tb_plan_unit_expected(m->order->plan, *unit, m->period);

		add_job(m, *unit, bound ? PART_FORM : PART_FORM | PART_SHEET);
	}
	add_expected(m, PART_SHEET);
}

/* The sheets' names for who binds them (tongbao-compose.1): a title, then a line each. */
static int
write_bound(struct maker *m, struct tb_err *err)
{
	struct tb_buf list = TB_BUF_INIT, label = TB_BUF_INIT;
	char year[8];
	int rc;

	snprintf(year, sizeof(year), "%d", m->period.year);
	tb_period_label(m->period, &label);
	tb_slots_fill(&list, m->words.text[FORM_BOUND_TITLE],
	    (const struct tb_slot[]){{"year", year}, {"period", label.s}, {NULL, NULL}});
	tb_buf_putc(&list, '\n');
	for (size_t i = 0; i < m->njobs; i++) {
		char *stem = file_stem(m->order->plan, m->jobs[i].unit);

		if (m->jobs[i].parts & PART_SHEET)
			tb_buf_printf(&list, "%s\n", stem);
		free(stem);
	}
	rc = write_file(m->order->sheets, m->words.text[FORM_BOUND], ".bind", &list, err);
	tb_buf_release(&label);
	tb_buf_release(&list);
	return rc;
}

/* --- the folder ------------------------------------------------------------------------------- */

/* What the hidden folder holds takes its place beside the other forms. */
static int
move_in(const char *hidden, const char *path, struct tb_err *err)
{
	char **names = tb_folder_names(hidden, NULL, err), **name;
	int rc = names != NULL ? tb_folder_make(path, err) : -1;

	if (rc == 0)
		rc = tb_sync_fs(hidden, err);
	for (name = names; rc == 0 && *name != NULL; name++) {
		char *from = tb_path_join(hidden, *name);
		char *to = tb_path_join(path, *name);

		if (rename(from, to) != 0)
			rc = tb_err_sys(err, to, "cannot rename into place");
		free(from);
		free(to);
	}
	tb_names_free(names);
	return rc == 0 ? tb_sync_folder(path, err) : rc;
}

static int
fill_folder(struct maker *m, struct tb_err *err)
{
	const struct forms_order *order = m->order;
	size_t errors = tb_diag_count(TB_ERROR);

	if (order->units[0] != NULL)
		add_named(m);
	else
		add_expected(m, PART_FORM | PART_SHEET);
	if (m->njobs == 0)
		return tb_err_set(err, TB_MSG_NOTHING, NULL, 0, 0,
		    "no unit must report %s; there is no form to make", order->period);
	if (order->sheets != NULL && tb_folder_make(order->sheets, err) != 0)
		return -1;
	tb_spread(m->njobs, write_job, m);
	if (order->sheets == NULL || tb_diag_count(TB_ERROR) > errors)
		return 0;
	return write_bound(m, err);
}

/* -1: *err filled; what is wrong with one form has been printed. */
static int
write_all(struct maker *m, struct tb_err *err)
{
	char *hidden = folder_open(m->order->output, err);
	size_t errors = tb_diag_count(TB_ERROR);
	int rc, whole;

	if (hidden == NULL)
		return -1;
	m->folder = hidden;
	rc = fill_folder(m, err);
	whole = rc == 0 && tb_diag_count(TB_ERROR) == errors;
	if (whole && m->order->units[0] == NULL)
		return folder_commit(hidden, m->order->output, err);
	if (whole)
		rc = move_in(hidden, m->order->output, err);
	folder_abort(hidden);
	return rc;
}

static int
load_asked(struct maker *m, struct tb_err *err)
{
	const char *const *at;

	for (at = m->order->statuses; *at != NULL; at++)
		if (asked_load(*at, &m->asked, err) != 0)
			return -1;
	return 0;
}

int
forms_write(const struct forms_order *order, struct tb_err *err)
{
	struct maker m = {.order = order};
	char *words = tb_template_path(order->templates, "form-words.xml");
	int rc = form_words_load(words, &m.words, err);

	free(words);
	if (rc != 0)
		return -1;
	if (tb_period_parse(order->period, &m.period) != 0)
		rc = tb_err_set(err, TB_MSG_VALUE, NULL, 0, 0,
		    "'%s' is no month; YYYY-MM is needed", order->period);
	if (rc == 0)
		rc = load_asked(&m, err);
	if (rc == 0)
		rc = tb_archive_scan(order->archive, 0, &m.archive, err);
	if (rc == 0)
		rc = write_all(&m, err);
	tb_archive_release(&m.archive);
	asked_release(&m.asked);
	free(m.jobs);
	form_words_release(&m.words);
	return rc;
}
