/* Which submissions count: see inputs.h. */
#include "inputs.h"
#include "units.h"
#include <assert.h>

/* --- one record ---------------------------------------------------------------- */

#define RESTORE "restore the record from the .raw beside it or from a backup"

/* The record must be what its name says. */
static int
check_name(const struct tb_record *record, const struct tb_archive_entry *entry, struct tb_err *err)
{
	if (strcmp(record->unit, entry->unit) == 0 &&
	    tb_period_compare(record->period, entry->period) == 0 &&
	    record->version == entry->version && strlen(record->digest) == TB_DIGEST_LEN &&
	    strncmp(record->digest, entry->digest, TB_DIGEST_SHORT) == 0)
		return 0;
	return tb_err_set(err, TB_MSG_RECORD, entry->path, record->line, 0,
	    "unit, period, version or digest differ from the file's name; %s", RESTORE);
}

/* What the reader found is damage: say what helps. */
static int
add_remedy(struct tb_err *err)
{
	size_t len = strlen(err->text);

	if (err->msg != TB_MSG_IO)
		snprintf(err->text + len, sizeof(err->text) - len, "; %s", RESTORE);
	return -1;
}

/* The lender's submission of the entry, or NULL. */
static const struct submission *
lent(const struct tally *lender, const struct tb_archive_entry *entry)
{
	size_t i;

	for (i = 0; lender != NULL && i < lender->nsubmissions; i++) {
		const struct submission *at = lender->submissions[i];

		if (tb_period_compare(at->record.period, entry->period) == 0 &&
		    at->record.version == entry->version &&
		    strcmp(at->record.unit, entry->unit) == 0 &&
		    strcmp(at->digest, entry->digest) == 0)
			return at;
	}
	return NULL;
}

static int
load_record(const struct tb_archive_entry *entry, struct tb_record *record, struct tb_err *err)
{
	struct tb_date day;

	if (tb_record_load(entry->path, record, err) != 0)
		return add_remedy(err);
	if (check_name(record, entry, err) == 0) {
		if (tb_date_parse(record->arrived, &day) == 0)
			return 0;
		tb_err_set(err, TB_MSG_RECORD, entry->path, record->line, 0,
		    "arrived '%s' is not a day YYYY-MM-DD", record->arrived);
	}
	tb_record_release(record);
	return -1;
}

/* A unit that is gone this year may have closed the last one: its record is not counted. */
static int
is_of_gone_unit(const struct tally *tally, const struct tb_archive_entry *entry)
{
	return entry->period.year < tally->period.year && units_index(tally, entry->unit) < 0;
}

static int
append(
    struct tally *tally, const struct submission *submission, const char *path, struct tb_err *err)
{
	struct tb_period period = submission->record.period;
	long unit = units_index(tally, submission->record.unit);
	struct submission *copy;

	if (unit < 0)
		return tb_err_set(err, TB_MSG_RECORD, path, submission->record.line, 0,
		    "unit '%s' is no unit of the year in the plan; restore it there, with the "
		    "dates it was valid",
		    submission->record.unit);
	copy = tb_xcalloc(1, sizeof(*copy));
	*copy = *submission;
	copy->unit = (size_t)unit;
	*(struct submission **)tb_grow(&tally->submissions, tally->nsubmissions++,
	    &tally->submissions_cap, sizeof(copy)) = copy;
	if (period.year == tally->period.year)
		tally->units[unit].of_month[period.month] = copy;
	return 0;
}

/* When the oldest version arrived: punctuality is judged by it. */
static int
read_first_arrival(
    const struct tb_archive_entry *first, struct submission *submission, struct tb_err *err)
{
	struct tb_record oldest;

	if (load_record(first, &oldest, err) != 0)
		return -1;
	snprintf(
	    submission->first_arrived, sizeof(submission->first_arrived), "%s", oldest.arrived);
	tb_record_release(&oldest);
	return 0;
}

/* Read the entry into a submission that is released by submission_release. `first` is the
 * entry of the oldest version. */
static int
read_submission(const struct input_rule *rule, const struct tb_archive_entry *entry,
    const struct tb_archive_entry *first, struct submission *submission, struct tb_err *err)
{
	const struct submission *loan = lent(rule->lender, entry);

	if (loan != NULL) {
		*submission = *loan;
		submission->borrowed = 1;
		return 0;
	}
	*submission = (struct submission){0};
	if (load_record(entry, &submission->record, err) != 0)
		return -1;
	snprintf(submission->digest, sizeof(submission->digest), "%s", entry->digest);
	snprintf(submission->first_arrived, sizeof(submission->first_arrived), "%s",
	    submission->record.arrived);
	if (first == entry || read_first_arrival(first, submission, err) == 0)
		return 0;
	tb_record_release(&submission->record);
	return -1;
}

static void
submission_release(struct submission *submission)
{
	if (!submission->borrowed)
		tb_record_release(&submission->record);
}

/* --- the newest versions ---------------------------------------------------------- */

static int
same_report(const struct tb_archive_entry *a, const struct tb_archive_entry *b)
{
	return tb_period_compare(a->period, b->period) == 0 && strcmp(a->unit, b->unit) == 0;
}

/* Is it a first report after closing that nobody admitted (R17), or had it not come by the day? */
static int
is_passed_over(const struct input_rule *rule, const struct submission *submission)
{
	const struct tb_record *record = &submission->record;

	return (strcmp(record->status, "late") == 0 &&
		   !tb_ledger_admits(
		       rule->ledger, record->unit, record->period, record->arrived, rule->until)) ||
	       (rule->until != NULL && strcmp(submission->record.arrived, rule->until) > 0);
}

/* Of the versions first..last of one report, the newest that counts; *found is its entry, NULL =
 * none counts. -1: *err. */
static int
read_newest(const struct input_rule *rule, const struct tb_archive_entry *first,
    const struct tb_archive_entry *last, struct submission *submission,
    const struct tb_archive_entry **found, struct tb_err *err)
{
	const struct tb_archive_entry *entry;

	*found = NULL;
	for (entry = last;; entry--) {
		if (read_submission(rule, entry, first, submission, err) != 0)
			return -1;
		if (!is_passed_over(rule, submission)) {
			*found = entry;
			return 0;
		}
		submission_release(submission);
		if (entry == first)
			return 0;
	}
}

static int
count_newest(struct tally *tally, const struct input_rule *rule,
    const struct tb_archive_entry *first, const struct tb_archive_entry *last, struct tb_err *err)
{
	const struct tb_archive_entry *entry;
	struct submission submission;

	if (read_newest(rule, first, last, &submission, &entry, err) != 0)
		return -1;
	if (entry == NULL || append(tally, &submission, entry->path, err) == 0)
		return 0;
	submission_release(&submission);
	return -1;
}

/* Of the months from the one to the other of the archive's year. */
static int
count_all_newest(struct tally *tally, const struct input_rule *rule,
    const struct tb_archive *archive, const int months[2], struct tb_err *err)
{
	size_t i, last;

	for (i = 0; i < archive->nentries; i = last + 1) {
		const struct tb_archive_entry *entries = archive->entries;

		for (last = i; last + 1 < archive->nentries; last++)
			if (!same_report(&entries[i], &entries[last + 1]))
				break;
		if (entries[i].period.month < months[0] || entries[i].period.month > months[1] ||
		    is_of_gone_unit(tally, &entries[i]))
			continue;
		if (count_newest(tally, rule, &entries[i], &entries[last], err) != 0)
			return -1;
	}
	return 0;
}

/* --- those of an approved issue ------------------------------------------------------ */

/* The submission that the event names, and its entry. -1: *err. */
static int
read_listed(const struct input_rule *rule, const struct tb_archive *archive,
    const struct tb_ledger_input *input, struct tb_period period, struct submission *submission,
    const struct tb_archive_entry **found, struct tb_err *err)
{
	const struct tb_archive_entry *first = NULL, *entry = NULL;
	const struct tb_ledger_event *event = rule->event;
	size_t i;

	for (i = 0; i < archive->nentries && entry == NULL; i++) {
		const struct tb_archive_entry *at = &archive->entries[i];

		if (tb_period_compare(at->period, period) != 0 ||
		    strcmp(at->unit, input->unit) != 0)
			continue;
		first = first == NULL ? at : first;
		if (at->version == input->version &&
		    strncmp(at->digest, input->digest, TB_DIGEST_SHORT) == 0)
			entry = at;
	}
	if (entry == NULL)
		return tb_err_set(err, TB_MSG_EVENT, event->path, event->line, 0,
		    "the archive lacks the submission of %s for %s, version %ld, digest %.16s; "
		    "restore "
		    "it from a backup",
		    input->unit, input->period, input->version, input->digest);
	*found = entry;
	return read_submission(rule, entry, first, submission, err);
}

/* `input` when it is of the archive's year. */
static int
count_listed(struct tally *tally, const struct input_rule *rule, const struct tb_archive *archive,
    int year, const struct tb_ledger_input *input, struct tb_err *err)
{
	const struct tb_ledger_event *event = rule->event;
	const struct tb_archive_entry *entry;
	struct submission submission;
	struct tb_period period;

	if (tb_period_parse(input->period, &period) != 0)
		return tb_err_set(err, TB_MSG_EVENT, event->path, event->line, 0,
		    "period '%s' of its cut-off is not YYYY-MM", input->period);
	if (period.year != year || period.month < 2)
		return 0;
	if (read_listed(rule, archive, input, period, &submission, &entry, err) != 0)
		return -1;
	if (append(tally, &submission, entry->path, err) == 0)
		return 0;
	submission_release(&submission);
	return -1;
}

/* The records of the year; NULL: *err filled. */
static const struct tb_archive *
shelf_list(struct shelf *shelf, int year, struct tb_err *err)
{
	int at = shelf->year - year;

	assert(at == 0 || at == 1);
	if (!shelf->years[at].is_read &&
	    tb_archive_scan(shelf->folder, year, &shelf->years[at].list, err) != 0)
		return NULL;
	shelf->years[at].is_read = 1;
	return &shelf->years[at].list;
}

void
shelf_release(struct shelf *shelf)
{
	size_t i;

	for (i = 0; i < TB_LEN(shelf->years); i++)
		tb_archive_release(&shelf->years[i].list);
}

/* The archive of one year, of which the months from the one to the other count; of those
 * that an event names, all that are not later. */
static int
count_year(struct tally *tally, const struct input_rule *rule, int year, const int months[2],
    struct tb_err *err)
{
	const struct tb_archive *archive = shelf_list(rule->shelf, year, err);
	size_t i;
	int rc = 0;

	if (archive == NULL)
		return -1;
	if (rule->event == NULL)
		return count_all_newest(tally, rule, archive, months, err);
	for (i = 0; i < rule->event->ninputs && rc == 0; i++)
		rc = count_listed(tally, rule, archive, year, &rule->event->inputs[i], err);
	return rc;
}

/* --- all of them ------------------------------------------------------------------- */

static int
by_unit(const void *a, const void *b)
{
	const struct submission *x = *(struct submission *const *)a;
	const struct submission *y = *(struct submission *const *)b;

	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	return tb_period_compare(x->record.period, y->record.period);
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The digest of what counts: of the lines "unit period version digest", sorted. */
static void
digest_inputs(struct tally *tally)
{
	char **lines = tb_xcalloc(tally->nsubmissions + 1, sizeof(*lines));
	struct tb_buf all = TB_BUF_INIT;
	size_t i;

	for (i = 0; i < tally->nsubmissions; i++) {
		const struct tb_record *record = &tally->submissions[i]->record;
		struct tb_buf line = TB_BUF_INIT;

		tb_buf_reserve(&line, 128);
		tb_buf_puts(&line, record->unit);
		tb_buf_putc(&line, ' ');
		tb_buf_puts(&line, record->period_text);
		tb_buf_putc(&line, ' ');
		tb_buf_putint(&line, record->version);
		tb_buf_putc(&line, ' ');
		tb_buf_puts(&line, record->digest);
		tb_buf_putc(&line, '\n');
		lines[i] = tb_buf_take(&line);
	}
	qsort(lines, tally->nsubmissions, sizeof(*lines), by_bytes);
	for (i = 0; i < tally->nsubmissions; i++) {
		tb_buf_puts(&all, lines[i]);
		free(lines[i]);
	}
	free(lines);
	tb_digest(all.s, all.len, tally->inputs);
	tb_buf_release(&all);
}

int
inputs_load(struct tally *tally, const struct input_rule *rule, struct tb_err *err)
{
	static const int december[2] = {12, 12};
	const int so_far[2] = {2, tally->period.month};
	int year = tally->period.year;

	/* The full last year is December's report, but that of the plan's base year is the plan's.
	 */
	if (year - 1 > tally->plan->identity.base_year &&
	    count_year(tally, rule, year - 1, december, err) != 0)
		return -1;
	if (count_year(tally, rule, year, so_far, err) != 0)
		return -1;
	if (tally->nsubmissions > 0)
		qsort(
		    tally->submissions, tally->nsubmissions, sizeof(*tally->submissions), by_unit);
	digest_inputs(tally);
	return 0;
}

/* --- the same again ------------------------------------------------------------------ */

int
inputs_are_those(const struct tally *tally, struct tb_period period, const struct input_rule *rule)
{
	size_t i, n = 0, named = 0;

	for (i = 0; i < tally->nsubmissions; i++) {
		const struct tb_record *record = &tally->submissions[i]->record;

		if (record->period.year != period.year || record->period.month > period.month)
			continue;
		if (rule->event != NULL ? !tb_ledger_counts(rule->event, record->digest)
					: strcmp(record->arrived, rule->until) > 0)
			return 0;
		n++;
	}
	if (rule->event == NULL)
		return 1;
	for (i = 0; i < rule->event->ninputs; i++) {
		struct tb_period at;

		named += tb_period_parse(rule->event->inputs[i].period, &at) == 0 &&
			 at.year == period.year;
	}
	return named == n;
}

void
inputs_release(struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->nsubmissions; i++) {
		submission_release(tally->submissions[i]);
		free(tally->submissions[i]);
	}
	free(tally->submissions);
}

/* --- one report ---------------------------------------------------------------------- */

/* The event's own of the report, NULL = it names none. */
static const struct tb_ledger_input *
find_listed(const struct tb_ledger_event *event, const char *unit, struct tb_period period)
{
	struct tb_period at;
	size_t i;

	for (i = 0; i < event->ninputs; i++)
		if (strcmp(event->inputs[i].unit, unit) == 0 &&
		    tb_period_parse(event->inputs[i].period, &at) == 0 &&
		    tb_period_compare(at, period) == 0)
			return &event->inputs[i];
	return NULL;
}

/* Its versions on the shelf: *first..*last, both NULL where there is none. */
static void
find_versions(const struct tb_archive *archive, const char *unit, struct tb_period period,
    const struct tb_archive_entry **first, const struct tb_archive_entry **last)
{
	size_t i;

	*first = *last = NULL;
	for (i = 0; i < archive->nentries; i++) {
		const struct tb_archive_entry *at = &archive->entries[i];

		if (tb_period_compare(at->period, period) != 0 || strcmp(at->unit, unit) != 0)
			continue;
		*first = *first == NULL ? at : *first;
		*last = at;
	}
}

static int
read_report(const struct input_rule *rule, const char *unit, struct tb_period period,
    struct submission *submission, const struct tb_archive_entry **found, struct tb_err *err)
{
	const struct tb_archive *archive = shelf_list(rule->shelf, period.year, err);
	const struct tb_archive_entry *first, *last;
	const struct tb_ledger_input *input;

	*found = NULL;
	if (archive == NULL)
		return -1;
	if (rule->event != NULL) {
		input = find_listed(rule->event, unit, period);
		return input == NULL
			   ? 0
			   : read_listed(rule, archive, input, period, submission, found, err);
	}
	find_versions(archive, unit, period, &first, &last);
	return first == NULL ? 0 : read_newest(rule, first, last, submission, found, err);
}

int
report_load(const struct input_rule *rule, const char *unit, struct tb_period period,
    struct submission **report, struct tb_err *err)
{
	const struct tb_archive_entry *entry;
	struct submission submission;

	*report = NULL;
	if (read_report(rule, unit, period, &submission, &entry, err) != 0)
		return -1;
	if (entry != NULL) {
		*report = tb_xcalloc(1, sizeof(**report));
		**report = submission;
	}
	return 0;
}

void
report_release(struct submission *report)
{
	if (report != NULL)
		submission_release(report);
	free(report);
}
