/* The next event of the ledger: see ledger.h. */
#include "atomic.h"
#include "file.h"
#include "journal.h"
#include "ledger-private.h"
#include "trail.h"
#include "xmlwrite.h"

/* --- events as XML ----------------------------------------------------------------------- */

static struct tb_xmlw
open_event(struct tb_buf *out, const struct tb_ledger_event *event)
{
	struct tb_xmlw w = tb_xmlw_start(out);

	tb_xmlw_open(&w, "event");
	tb_xmlw_attr(&w, "xmlns", TB_LEDGER_NS);
	tb_xmlw_attr(&w, "kind", event->kind);
	tb_xmlw_attrf(&w, "sequence", "%ld", event->sequence);
	return w;
}

/* What the event is of: the term of an issue; of a window a month, or a whole year. */
static void
format_period(const struct tb_ledger_event *event, char out[8])
{
	struct tb_term term = tb_ledger_term(event);

	if (event->period.month == 0)
		term.span = TB_SPAN_YEAR;
	tb_term_format(term, out);
}

static void
write_award(struct tb_buf *out, const struct tb_ledger_event *event)
{
	struct tb_xmlw w = open_event(out, event);

	tb_xmlw_attr(&w, "date", event->date);
	tb_xmlw_attr(&w, "enterprise", event->enterprise);
	tb_xmlw_attr(&w, "award", event->award);
	tb_xmlw_attr(&w, "step", event->step);
	tb_xmlw_attrf(&w, "year", "%ld", event->year);
	if (strcmp(event->kind, TB_LEDGER_WITHDRAWN) == 0) {
		tb_xmlw_attr(&w, "by", event->by);
		tb_xmlw_attr(&w, "reason", event->reason);
	}
	tb_xmlw_finish(&w);
}

static void
write_window(struct tb_buf *out, const struct tb_ledger_event *event)
{
	struct tb_xmlw w = open_event(out, event);
	char period[8];

	format_period(event, period);
	tb_xmlw_attr(&w, "period", period);
	tb_xmlw_attr(&w, "date", event->date);
	if (strcmp(event->kind, TB_LEDGER_GRANTED) == 0) {
		tb_xmlw_attr(&w, "unit", event->unit);
		tb_xmlw_attr(&w, "until", event->until);
	}
	tb_xmlw_attr(&w, "by", event->by);
	tb_xmlw_attr(&w, "reason", event->reason);
	tb_xmlw_finish(&w);
}

static void
write_task(struct tb_buf *out, const struct tb_ledger_event *event)
{
	struct tb_xmlw w = open_event(out, event);
	char period[8];

	format_period(event, period);
	tb_xmlw_attr(&w, "period", period);
	tb_xmlw_attr(&w, "date", event->date);
	tb_xmlw_attr(&w, "task", event->task);
	tb_xmlw_finish(&w);
}

static void
write_issue(struct tb_buf *out, const struct tb_ledger_event *event, const char *sheet,
    const struct tb_ledger_making *making)
{
	struct tb_xmlw w = open_event(out, event);
	char period[8];
	size_t i;

	format_period(event, period);
	tb_xmlw_attr(&w, "period", period);
	tb_xmlw_attrf(&w, "issue", "%ld", event->issue);
	tb_xmlw_attr(&w, "date", event->date);
	tb_xmlw_open(&w, "cutoff");
	for (i = 0; i < event->ninputs; i++) {
		tb_xmlw_open(&w, "submission");
		tb_xmlw_attr(&w, "unit", event->inputs[i].unit);
		tb_xmlw_attr(&w, "period", event->inputs[i].period);
		tb_xmlw_attrf(&w, "version", "%ld", event->inputs[i].version);
		tb_xmlw_attr(&w, "digest", event->inputs[i].digest);
		tb_xmlw_close(&w);
	}
	tb_xmlw_close(&w);
	tb_xmlw_open(&w, "approved");
	for (i = 0; i < event->nfiles; i++) {
		tb_xmlw_open(&w, "file");
		tb_xmlw_attr(&w, "name", event->files[i].name);
		tb_xmlw_attr(&w, "digest", event->files[i].digest);
		tb_xmlw_close(&w);
	}
	tb_xmlw_close(&w);
	if (making != NULL)
		making->write(&w, making->what);
	tb_buf_putc(out, '\n');
	tb_buf_puts(out, sheet);
	tb_xmlw_finish(&w);
}

/* --- to the folder -------------------------------------------------------------------------- */

/* The event as the next one in sequence. */
static struct tb_ledger_event
numbered(const struct tb_ledger *ledger, const struct tb_ledger_event *event, const char *kind)
{
	struct tb_ledger_event next = *event;

	next.kind = kind;
	next.sequence = ledger->nevents > 0 ? ledger->events[ledger->nevents - 1].sequence + 1 : 1;
	return next;
}

/* What the audit log says of the event. */
static void
put_row(struct tb_buf *rows, const struct tb_ledger_event *event)
{
	char period[8] = "", issue[24] = "", year[24] = "", sequence[24];

	if (event->period.year != 0)
		format_period(event, period);
	if (event->issue > 0)
		snprintf(issue, sizeof(issue), "%ld", event->issue);
	if (event->year > 0)
		snprintf(year, sizeof(year), "%ld", event->year);
	snprintf(sequence, sizeof(sequence), "%ld", event->sequence);
	tb_trail_begin(rows, event->date, TB_TRAIL_EVENT);
	tb_trail_field(rows, "event", event->kind);
	tb_trail_field(rows, "sequence", sequence);
	tb_trail_field(rows, "period", period);
	tb_trail_field(rows, "issue", issue);
	tb_trail_field(rows, "task", event->task);
	tb_trail_field(rows, "unit", event->unit);
	tb_trail_field(rows, "until", event->until);
	tb_trail_field(rows, "enterprise", event->enterprise);
	tb_trail_field(rows, "award", event->award);
	tb_trail_field(rows, "step", event->step);
	tb_trail_field(rows, "year", year);
	tb_trail_field(rows, "by", event->by);
	tb_trail_field(rows, "reason", event->reason);
}

/* The file gets its name and the audit log its row, at one instant: by a journal. */
static int
record(const char *base, const char *staged, const char *name, const struct tb_buf *rows,
    struct tb_err *err)
{
	char *journal = tb_journal_of_ledger(base);
	struct tb_buf list = TB_BUF_INIT;
	int rc;

	tb_journal_move(&list, base, staged, name);
	rc = tb_trail_append(base, rows, &list, err);
	if (rc == 0)
		rc = tb_journal_write(journal, &list, err);
	if (rc == 0)
		rc = tb_journal_finish(journal, base, err);
	tb_buf_release(&list);
	free(journal);
	return rc;
}

int
ledger_record(const char *folder, const char *name, const struct tb_buf *xml, struct tb_buf *rows,
    struct tb_err *err)
{
	char *base = tb_xstrndup(folder, strlen(folder) - strlen(tb_path_base(folder)) - 1);
	char *staged = tb_path_join(folder, ".event.tmp"); /* a temporary file's name */
	char digest[TB_DIGEST_LEN + 1];
	int rc;

	tb_digest(xml->s, xml->len, digest);
	tb_trail_file(rows, digest, base, name);
	tb_trail_end(rows);
	rc = tb_folder_make(folder, err);
	if (rc == 0)
		rc = tb_atomic_write(staged, xml->s, xml->len, 0, err);
	if (rc == 0)
		rc = record(base, staged, name, rows, err);
	free(staged);
	free(base);
	return rc;
}

static int
append(const char *folder, const struct tb_ledger_event *event, const struct tb_buf *xml,
    struct tb_buf *path, struct tb_err *err)
{
	struct tb_buf name = TB_BUF_INIT, rows = TB_BUF_INIT;
	int rc;

	tb_buf_printf(&name, "%s/%06ld-%s.xml", folder, event->sequence, event->kind);
	put_row(&rows, event);
	rc = ledger_record(folder, name.s, xml, &rows, err);
	if (rc == 0 && path != NULL)
		tb_buf_puts(path, name.s);
	tb_buf_release(&name);
	tb_buf_release(&rows);
	return rc;
}

int
tb_ledger_append_issue(const char *folder, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event, const char *sheet, const struct tb_ledger_making *making,
    struct tb_buf *path, struct tb_err *err)
{
	struct tb_ledger_event next = numbered(ledger, event, KIND_ISSUE);
	struct tb_buf xml = TB_BUF_INIT;
	int rc;

	write_issue(&xml, &next, sheet, making);
	rc = append(folder, &next, &xml, path, err);
	tb_buf_release(&xml);
	return rc;
}

int
tb_ledger_append_window(const char *folder, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event, struct tb_buf *path, struct tb_err *err)
{
	struct tb_ledger_event next = numbered(ledger, event, event->kind);
	struct tb_buf xml = TB_BUF_INIT;
	int rc;

	write_window(&xml, &next);
	rc = append(folder, &next, &xml, path, err);
	tb_buf_release(&xml);
	return rc;
}

int
tb_ledger_append_task(const char *folder, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event, struct tb_buf *path, struct tb_err *err)
{
	struct tb_ledger_event next = numbered(ledger, event, event->kind);
	struct tb_buf xml = TB_BUF_INIT;
	int rc;

	write_task(&xml, &next);
	rc = append(folder, &next, &xml, path, err);
	tb_buf_release(&xml);
	return rc;
}

int
tb_ledger_append_award(const char *folder, const struct tb_ledger *ledger,
    const struct tb_ledger_event *event, struct tb_buf *path, struct tb_err *err)
{
	struct tb_ledger_event next = numbered(ledger, event, event->kind);
	struct tb_buf xml = TB_BUF_INIT;
	int rc;

	write_award(&xml, &next);
	rc = append(folder, &next, &xml, path, err);
	tb_buf_release(&xml);
	return rc;
}
