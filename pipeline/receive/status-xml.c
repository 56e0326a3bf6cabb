/* Who has reported a period, as XML (status.xsd): see status-private.h. */
#include "status-private.h"

static void
write_rates(struct tb_xmlw *w, const struct sheet *sheet, const char *of, struct rates rates)
{
	struct tb_buf text = TB_BUF_INIT;

	tb_xmlw_open(w, "rates");
	tb_xmlw_attr(w, "of", of);
	tb_xmlw_attrf(w, "expected", "%d", rates.expected);
	tb_xmlw_attrf(w, "actual", "%d", rates.actual);
	tb_xmlw_attrf(w, "on-time", "%d", rates.on_time);
	if (rates.expected > 0) {
		tb_xmlw_attr(w, "rate", status_rate(sheet, rates.actual, rates.expected, &text));
		tb_xmlw_attr(
		    w, "rate-on-time", status_rate(sheet, rates.on_time, rates.expected, &text));
	}
	tb_xmlw_close(w);
	tb_buf_release(&text);
}

/* What became of a period's report: none where it was not asked for and none came. */
static const char *
state_of(const struct sheet *sheet, const char *code, struct tb_period period, int is_there)
{
	struct site *site = sheet->site;

	if (!is_there)
		return tb_plan_unit_expected(&site->plan, code, period) ? "missing" : "none";
	if (history_newest_entry(&site->history, code, period) == NULL)
		return "waiting";
	return status_on_time(site, code, period) ? "met" : "late";
}

/* Each period of the year up to this one. */
static void
write_reports(struct tb_xmlw *w, const struct sheet *sheet, const char *code)
{
	struct tb_period at = {sheet->period.year, 2};

	for (; at.month <= sheet->period.month; at.month++) {
		long version = history_version(&sheet->site->history, code, at);

		tb_xmlw_open(w, "report");
		tb_xmlw_attr_period(w, "period", at);
		tb_xmlw_attr(w, "state", state_of(sheet, code, at, version > 0));
		if (version > 0)
			tb_xmlw_attrf(w, "version", "%ld", version);
		tb_xmlw_close(w);
	}
}

static void
write_row(struct tb_xmlw *w, const struct sheet *sheet, const struct row *row)
{
	const struct tb_record *record = row->record;

	tb_xmlw_open(w, "unit");
	tb_xmlw_attr(w, "code", row->code);
	tb_xmlw_attr(w, "name", row->name);
	tb_xmlw_attr(w, "expected", row->expected ? "yes" : "no");
	tb_xmlw_attr(w, "status", record != NULL ? record->status : "missing");
	if (record != NULL) {
		tb_xmlw_attr(w, "counts", row->counts ? "yes" : "no");
		tb_xmlw_attrf(w, "version", "%ld", row->version);
		tb_xmlw_attr(w, "arrived", record->arrived);
		tb_xmlw_attr(w, "timeliness", row->on_time ? "met" : "late");
		tb_xmlw_attrf(w, "queries", "%d", row->findings.query);
		tb_xmlw_attrf(w, "notes", "%d", row->findings.note);
		tb_xmlw_attr(w, "prepared", record->prepared);
		tb_xmlw_attr(w, "reviewed", record->reviewed);
		tb_xmlw_attr(w, "approved", record->approved);
		tb_xmlw_attr(w, "signed", record->is_signed);
	}
	if (row->place > 0)
		tb_xmlw_attri(w, "place", row->place);
	write_rates(w, sheet, "period", row->period);
	write_rates(w, sheet, "year", row->year);
	write_reports(w, sheet, row->code);
	tb_xmlw_close(w);
}

static void
write_asked(struct tb_xmlw *w, const struct asked *asked)
{
	tb_xmlw_open(w, "asked");
	tb_xmlw_attri(w, "refused", asked->refused);
	tb_xmlw_attri(w, "settled", asked->settled);
	tb_xmlw_attri(w, "queries", asked->queries);
	tb_xmlw_attri(w, "answered", asked->answered);
	tb_xmlw_attri(w, "unanswered", asked->unanswered);
	tb_xmlw_attri(w, "from-before", asked->from_before);
	tb_xmlw_close(w);
}

static void
write_root(struct tb_xmlw *w, const struct sheet *sheet)
{
	const struct tb_plan *plan = &sheet->site->plan;

	tb_xmlw_open(w, "status");
	tb_xmlw_attr(w, "xmlns", "urn:tongbao:status:1");
	tb_xmlw_attr_period(w, "period", sheet->period);
	tb_xmlw_attr_date(w, "day", sheet->day);
	tb_xmlw_attr_date(w, "deadline", tb_plan_deadline(plan, sheet->period));
	tb_xmlw_attr_date(w, "second-reminder", tb_plan_second_reminder(plan, sheet->period));
	tb_xmlw_attr_date(w, "bulletin", tb_plan_bulletin_day(plan, sheet->period));
}

void
status_put_xml(const struct sheet *sheet, struct tb_buf *out)
{
	struct tb_xmlw w = tb_xmlw_start(out);
	struct asked asked = {0};
	size_t i;

	write_root(&w, sheet);
	for (i = 0; i < sheet->n; i++)
		write_row(&w, sheet, &sheet->rows[i]);
	write_rates(&w, sheet, "period", sheet->total);
	write_rates(&w, sheet, "year", sheet->year);
	status_files(&w, sheet, &asked);
	write_asked(&w, &asked);
	tb_xmlw_finish(&w);
}
