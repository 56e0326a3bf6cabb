/* Who has reported a period: see intake.h. */
#include "intake.h"
#include "../lib/file.h"
#include "../lib/xmlread.h"
#include "site.h"

struct counts {
	int must, query, note;
};

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct counts *counts = user;
	const char *level = tb_xml_attr(attrs, "level"), *places = tb_xml_attr(attrs, "places");
	long n;

	(void)xml, (void)depth;
	if (strcmp(name, "count") != 0 || level == NULL || places == NULL ||
	    tb_int_parse(places, 0, 1000000, &n) != 0)
		return 0;
	if (strcmp(level, "query") == 0)
		counts->query = (int)n;
	else if (strcmp(level, "note") == 0)
		counts->note = (int)n;
	return 0;
}

/* Findings of a record, from the receipt beside it; none when that is missing. */
static struct counts
count_findings(const char *record_path)
{
	static const struct tb_xml_handler handler = {
	    .ns = "urn:tongbao:receipt:1", .start = on_start};
	struct counts counts = {0, 0, 0};
	struct tb_buf path = TB_BUF_INIT;
	struct tb_err ignored;

	tb_buf_printf(
	    &path, "%.*s.receipt.xml", (int)(strlen(record_path) - strlen(".xml")), record_path);
	if (tb_xml_parse_file(path.s, &handler, &counts, &ignored) != 0)
		counts = (struct counts){0, 0, 0};
	tb_buf_release(&path);
	return counts;
}

struct tally {
	int expected, received, missing;
	struct tb_buf names; /* of the missing */
};

static void
print_unit(struct site *site, struct tb_period period, const char *code, const char *name,
    struct tally *tally)
{
	long version = history_version(&site->history, code, period);
	struct history_entry *entry = history_find(&site->history, code, period, version);
	const struct tb_record *record = entry != NULL ? history_record(entry) : NULL;
	int expected = tb_plan_unit_expected(&site->plan, code, period);
	struct history_entry *first = history_find(&site->history, code, period, 1);
	const struct tb_record *earliest = first != NULL ? history_record(first) : record;
	struct tb_date arrived;
	struct counts counts;
	const char *timeliness = "on-time"; /* of the first version */

	tally->expected += expected;
	if (record == NULL) {
		if (!expected)
			return;
		tb_buf_printf(
		    &tally->names, "%s%s (%s)", tally->missing++ > 0 ? ", " : "", name, code);
		printf("%-12s %-9s %3s  %-10s %-8s %5s %5s  %s\n", code, "missing", "-", "-", "-",
		    "-", "-", name);
		return;
	}
	tally->received += expected;
	if (earliest != NULL && tb_date_parse(earliest->arrived, &arrived) == 0 &&
	    tb_date_days(arrived) > tb_date_days(tb_plan_deadline(&site->plan, period)))
		timeliness = "late";
	counts = count_findings(entry->path);
	printf("%-12s %-9s %3ld  %-10s %-8s %5d %5d  %s\n", code, record->status, version,
	    record->arrived, timeliness, counts.query, counts.note, name);
}

static void
print_all(struct site *site, struct tb_period period)
{
	struct tally tally = {0, 0, 0, TB_BUF_INIT};
	char text[8], deadline[11];
	size_t i;
	int order;

	tb_period_format(period, text);
	tb_date_format(tb_plan_deadline(&site->plan, period), deadline);
	printf("period %s, deadline %s\n", text, deadline);
	printf("%-12s %-9s %3s  %-10s %-8s %5s %5s  %s\n", "unit", "status", "ver", "arrived",
	    "day", "query", "note", "name");
	for (order = 1; order <= (int)site->plan.nregions; order++)
		for (i = 0; i < site->plan.nregions; i++)
			if (site->plan.regions[i].order == order)
				print_unit(site, period, site->plan.regions[i].code,
				    site->plan.regions[i].name, &tally);
	for (i = 0; i < site->plan.ndepartments; i++)
		print_unit(site, period, site->plan.departments[i].code,
		    site->plan.departments[i].name, &tally);
	printf("%d of %d reported", tally.received, tally.expected);
	if (tally.missing > 0)
		printf("; missing: %s", tally.names.s);
	putchar('\n');
	tb_buf_release(&tally.names);
}

int
intake_status(const struct intake *intake, struct tb_period period, struct tb_err *err)
{
	struct site site;
	int rc = site_open(intake->site, intake->day, &site, err);

	if (rc == 0)
		rc = site_open_history(&site, err);
	if (rc == 0)
		print_all(&site, period);
	if (rc == 0)
		rc = history_trouble(&site.history, err);
	site_close(&site);
	return rc;
}
