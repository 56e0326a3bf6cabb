/* What an issue does not count: see news.h. */
#include "news.h"
#include "../lib/digest.h"
#include "../lib/file.h"
#include "sheet.h"

static int
is_counted(const struct tb_ledger_event *issue, const struct tb_archive_entry *entry)
{
	char period[8];
	size_t i;

	tb_period_format(entry->period, period);
	for (i = 0; i < issue->ninputs; i++) {
		const struct tb_ledger_input *input = &issue->inputs[i];

		if (input->version == entry->version && strcmp(input->unit, entry->unit) == 0 &&
		    strcmp(input->period, period) == 0 &&
		    strncmp(input->digest, entry->digest, TB_DIGEST_SHORT) == 0)
			return 1;
	}
	return 0;
}

/* A first report after its period was closed counts in no issue, unless somebody admits it (R17).
 */
static int
is_late(const struct tb_ledger *ledger, const struct tb_archive_entry *entry, int *late,
    struct tb_err *err)
{
	struct tb_record record;

	if (tb_record_load(entry->path, &record, err) != 0)
		return -1;
	*late = record.status != NULL && strcmp(record.status, "late") == 0 &&
		!tb_ledger_admits(ledger, entry->unit, entry->period, record.arrived, NULL);
	tb_record_release(&record);
	return 0;
}

static int
same_report(const struct tb_archive_entry *a, const struct tb_archive_entry *b)
{
	return tb_period_compare(a->period, b->period) == 0 && strcmp(a->unit, b->unit) == 0;
}

/* Of the versions first..last of one report the newest that is not late. */
static int
judge_report(struct news *news, const struct tb_ledger *ledger, const struct tb_ledger_event *issue,
    const struct tb_archive_entry *first, const struct tb_archive_entry *last, struct tb_err *err)
{
	const struct tb_archive_entry *entry = last;
	int late = 0;

	for (;; entry--) {
		if (is_counted(issue, entry))
			return 0;
		if (is_late(ledger, entry, &late, err) != 0)
			return -1;
		if (!late)
			break;
		if (entry == first)
			return 0;
	}
	if (news->n++ == 0) {
		news->first = *entry;
		news->first.path = tb_arena_strdup(&news->arena, entry->path);
	}
	return 0;
}

static int
judge_all(struct news *news, const struct tb_ledger *ledger, const struct tb_ledger_event *issue,
    const struct tb_archive *archive, struct tb_err *err)
{
	const struct tb_archive_entry *entries = archive->entries;
	size_t i, last;

	for (i = 0; i < archive->nentries; i = last + 1) {
		for (last = i; last + 1 < archive->nentries; last++)
			if (!same_report(&entries[i], &entries[last + 1]))
				break;
		if (tb_period_compare(entries[i].period, issue->period) > 0)
			break;
		if (entries[i].period.month >= 2 &&
		    judge_report(news, ledger, issue, &entries[i], &entries[last], err) != 0)
			return -1;
	}
	return 0;
}

int
news_find(const char *site, const struct tb_ledger *ledger, const struct tb_ledger_event *issue,
    struct news *news, struct tb_err *err)
{
	char *folder = tb_path_join(site, "input/archive");
	struct tb_archive archive;
	int rc = tb_archive_scan(folder, issue->period.year, &archive, err);

	*news = (struct news){0};
	if (rc == 0) {
		news->sheet = sheet_is_other(site, issue, err);
		rc = news->sheet >= 0 ? judge_all(news, ledger, issue, &archive, err) : -1;
		tb_archive_release(&archive);
	}
	if (rc != 0)
		news_release(news);
	free(folder);
	return rc;
}

void
news_release(struct news *news)
{
	tb_arena_release(&news->arena);
	*news = (struct news){0};
}
