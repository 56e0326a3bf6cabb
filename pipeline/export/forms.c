/* The forms of a period: see forms.h. */
#include "forms.h"
#include "../lib/atomic.h"
#include "../lib/file.h"
#include "folder.h"
#include "form-book.h"
#include <stdio.h>
#include <string.h>

struct maker {
	const struct forms_order *order;
	struct tb_period period;
	struct tb_archive archive;
	struct form_words words;
	const char *folder; /* the hidden one that is filled */
	size_t made;
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
file_name(const struct tb_form *form)
{
	struct tb_buf name = TB_BUF_INIT;
	const char *s;

	tb_buf_puts(&name, form->unit);
	for (s = form->unit_name; *s != '\0'; s++)
		if (strchr("/\\:*?\"<>|", *s) == NULL)
			tb_buf_putc(&name, *s);
	tb_buf_puts(&name, ".xlsx");
	return tb_buf_take(&name);
}

static int
write_form(struct maker *m, const char *unit, struct tb_err *err)
{
	const struct tb_plan *plan = m->order->plan;
	struct before before;
	struct tb_form form;
	char *name;
	int rc;

	if (load_before(m, unit, &before, err) != 0)
		return -1;
	rc = tb_form_make(plan, unit, m->period, &before.use, &form, err);
	if (rc == 0) {
		name = file_name(&form);
		rc = form_book_write(
		    &(const struct form_source){&form, plan, &m->words}, m->folder, name, err);
		free(name);
		tb_form_release(&form);
		m->made++;
	}
	release_before(&before);
	return rc;
}

static int
write_expected(struct maker *m, struct tb_err *err)
{
	const struct tb_plan *plan = m->order->plan;
	size_t i;

	for (i = 0; i < plan->nregions; i++)
		if (tb_plan_unit_expected(plan, plan->regions[i].code, m->period) &&
		    write_form(m, plan->regions[i].code, err) != 0)
			return -1;
	for (i = 0; i < plan->ndepartments; i++)
		if (tb_plan_unit_expected(plan, plan->departments[i].code, m->period) &&
		    write_form(m, plan->departments[i].code, err) != 0)
			return -1;
	if (m->made == 0)
		return tb_err_set(err, TB_MSG_NOTHING, NULL, 0, 0,
		    "no unit must report %s; there is no form to make", m->order->period);
	return 0;
}

/* --- the folder ------------------------------------------------------------------------------- */

/* What the hidden folder holds takes its place beside the other forms. */
static int
move_in(const char *hidden, const char *path, struct tb_err *err)
{
	char **names = tb_folder_names(hidden, ".xlsx", err), **name;
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
write_all(struct maker *m, struct tb_err *err)
{
	char *hidden = folder_open(m->order->output, err);
	char *const *unit;
	int rc = 0;

	if (hidden == NULL)
		return -1;
	m->folder = hidden;
	if (m->order->units[0] == NULL) {
		if (write_expected(m, err) == 0)
			return folder_commit(hidden, m->order->output, err);
		folder_abort(hidden);
		return -1;
	}
	for (unit = m->order->units; rc == 0 && *unit != NULL; unit++)
		rc = write_form(m, *unit, err);
	if (rc == 0)
		rc = move_in(hidden, m->order->output, err);
	folder_abort(hidden);
	return rc;
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
		rc = tb_archive_scan(order->archive, 0, &m.archive, err);
	if (rc == 0)
		rc = write_all(&m, err);
	tb_archive_release(&m.archive);
	form_words_release(&m.words);
	return rc;
}
