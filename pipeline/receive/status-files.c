/* What was asked of those who report, from the receipts in the archive: see status-private.h. */
#include "../lib/decimal.h"
#include "../lib/file.h"
#include "status-private.h"
#include <limits.h>

/* A receipt that is copied while it is read. */
struct copy {
	struct tb_xmlw *w;
	const struct sheet *sheet;
	struct asked *asked;
	int of_archive; /* it answers a report that counts, or did */
	int is_newest;	/* and no other version came since */
	int is_open;
	int is_of_period; /* else of an earlier one */
	int is_listed;	  /* the file is one of the list */
	int depth;	  /* of the group, 0 = in none that is copied */
	int nopen;	  /* elements that were begun and not ended */
};

/* Has a report of the unit come since, of the version that was sent back? */
static int
came_since(const struct sheet *sheet, const struct tb_xml_attr *attrs, struct tb_period period)
{
	const char *unit = tb_xml_attr(attrs, "unit"), *text = tb_xml_attr(attrs, "version");
	long version = 1;

	if (text != NULL && tb_int_parse(text, 1, LONG_MAX, &version) != 0)
		version = 1;
	return unit != NULL && history_version(&sheet->site->history, unit, period) >= version;
}

/* Is a file that was not taken in one of the period? One that does not tell its period is
 * taken for one of the time in which the period is reported. */
static int
is_of_period(const struct sheet *sheet, const struct tb_xml_attr *attrs)
{
	const char *text = tb_xml_attr(attrs, "period"), *arrived = tb_xml_attr(attrs, "arrived");
	struct tb_date deadline = tb_plan_deadline(&sheet->site->plan, sheet->period), day;
	struct tb_period period;

	if (text != NULL && tb_period_parse(text, &period) == 0)
		return tb_period_compare(period, sheet->period) == 0;
	return arrived != NULL && tb_date_parse(arrived, &day) == 0 && day.year == deadline.year &&
	       day.month == deadline.month;
}

static void
begin(
    struct copy *copy, const char *name, const struct tb_xml_attr *attrs, const char *const *names)
{
	tb_xmlw_open(copy->w, name);
	for (; *names != NULL; names++)
		tb_xmlw_attr(copy->w, *names, tb_xml_attr(attrs, *names));
	copy->nopen++;
}

static void
start_file(struct copy *copy, const struct tb_xml_attr *attrs)
{
	static const char *const names[] = {"outcome", "source", "digest", "arrived", "unit",
	    "unit-name", "period", "period-label", "version", "next-version", NULL};

	if (copy->of_archive)
		copy->is_open = copy->is_newest;
	else if (is_of_period(copy->sheet, attrs))
		copy->is_open = !came_since(copy->sheet, attrs, copy->sheet->period);
	else
		return;
	copy->is_listed = 1;
	copy->is_of_period = !copy->of_archive || copy->is_of_period;
	copy->asked->refused += !copy->of_archive;
	copy->asked->settled += !copy->of_archive && !copy->is_open;
	begin(copy, "file", attrs, names);
	tb_xmlw_attr(copy->w, "open", copy->is_open ? "yes" : "no");
}

static void
count_places(struct copy *copy, const char *text)
{
	long n;

	if (!copy->of_archive || text == NULL || tb_int_parse(text, 1, 1000000, &n) != 0)
		return;
	if (copy->is_of_period) {
		copy->asked->queries += (int)n;
		copy->asked->answered += copy->is_open ? 0 : (int)n;
	}
	if (copy->is_open) {
		copy->asked->unanswered += (int)n;
		copy->asked->from_before += copy->is_of_period ? 0 : (int)n;
	}
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	static const char *const group[] = {"id", "level", "title", "places", "omitted", NULL};
	static const char *const place[] = {"line", "cell", "section", "table", "row", "code",
	    "name", "field", "indicator", "value", "expected", "note", NULL};
	struct copy *copy = user;
	const char *level = tb_xml_attr(attrs, "level");

	(void)xml;
	if (depth == 0)
		start_file(copy, attrs);
	else if (!copy->is_listed)
		return 0;
	else if (strcmp(name, "group") == 0 && level != NULL && strcmp(level, "note") != 0) {
		if (strcmp(level, "query") == 0)
			count_places(copy, tb_xml_attr(attrs, "places"));
		copy->depth = depth;
		begin(copy, name, attrs, group);
	} else if (copy->depth > 0) {
		begin(copy, name, attrs, place);
	}
	return 0;
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct copy *copy = user;

	(void)xml, (void)name;
	if (!copy->is_listed || (depth > 0 && copy->depth == 0))
		return 0;
	if (copy->depth > 0 && depth > copy->depth)
		tb_xmlw_text(copy->w, text);
	else
		copy->depth = 0;
	tb_xmlw_close(copy->w);
	copy->nopen--;
	return 0;
}

/* A receipt that breaks off leaves what was read of it: its elements are closed. */
static void
copy_receipt(struct copy *copy, const char *path)
{
	static const struct tb_xml_handler handler = {
	    .ns = RECEIPT_NS, .start = on_start, .end = on_end};
	struct tb_err ignored;

	copy->depth = copy->nopen = copy->is_listed = 0;
	if (tb_xml_parse_file(path, &handler, copy, &ignored) != 0)
		for (; copy->nopen > 0; copy->nopen--)
			tb_xmlw_close(copy->w);
}

/* --- reports that wait for an explanation ------------------------------------------------- */

static void
copy_report(struct copy *copy, struct history_entry *entry)
{
	const struct tb_record *record = history_record(entry);
	char *path;

	if (record == NULL || strcmp(record->status, outcome_codes[OUTCOME_PENDING]) != 0)
		return;
	path = receipt_beside(entry->path);
	copy_receipt(copy, path);
	free(path);
}

/* All versions of the period, of earlier ones that which counts. */
static void
copy_reports(struct copy *copy, const char *unit)
{
	struct history *history = &copy->sheet->site->history;
	struct tb_period at = {copy->sheet->period.year, 2};
	long version, last;

	copy->is_newest = 1;
	copy->is_of_period = 0;
	for (; at.month < copy->sheet->period.month; at.month++) {
		struct history_entry *newest = history_newest_entry(history, unit, at);

		if (newest != NULL)
			copy_report(copy, newest);
	}
	copy->is_of_period = 1;
	last = history_version(history, unit, at);
	for (version = 1; version <= last; version++) {
		struct history_entry *entry = history_find(history, unit, at, version);

		copy->is_newest = version == last;
		if (entry != NULL)
			copy_report(copy, entry);
	}
}

/* --- files that were not taken in ------------------------------------------------------------ */

/* Their receipts' names begin with the day; those of before the period's last month are of
 * other periods. */
static void
copy_folder(struct copy *copy, const char *name)
{
	char *folder = tb_path_join(copy->sheet->site->archive, name), **names;
	struct tb_err ignored;
	char from[8];
	size_t i;

	tb_period_format(copy->sheet->period, from);
	names = tb_folder_names(folder, RECEIPT_SUFFIX, &ignored);
	for (i = 0; names != NULL && names[i] != NULL; i++) {
		char *path;

		if (strcmp(names[i], from) < 0)
			continue;
		path = tb_path_join(folder, names[i]);
		copy_receipt(copy, path);
		free(path);
	}
	tb_names_free(names);
	free(folder);
}

void
status_files(struct tb_xmlw *w, const struct sheet *sheet, struct asked *asked)
{
	struct copy copy = {.w = w, .sheet = sheet, .asked = asked, .of_archive = 1};
	size_t i;

	for (i = 0; i < sheet->n; i++)
		copy_reports(&copy, sheet->rows[i].code);
	copy.of_archive = 0;
	copy_folder(&copy, "refused");
	copy_folder(&copy, "quarantine");
}
