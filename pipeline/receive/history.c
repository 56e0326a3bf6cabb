/* Earlier reports: see history.h. */
#include "history.h"

int
history_load(const char *archive_folder, struct history *history, struct tb_err *err)
{
	struct tb_archive archive;
	size_t i;

	*history = (struct history){0};
	if (tb_archive_scan(archive_folder, 0, &archive, err) != 0)
		return -1;
	for (i = 0; i < archive.nentries; i++) {
		const struct tb_archive_entry *from = &archive.entries[i];
		struct history_entry *entry = tb_xcalloc(1, sizeof(*entry));

		entry->period = from->period;
		entry->version = from->version;
		memcpy(entry->unit, from->unit, sizeof(entry->unit));
		memcpy(entry->digest, from->digest, sizeof(entry->digest));
		entry->path = tb_xstrdup(from->path);
		entry->history = history;
		*(struct history_entry **)tb_grow(
		    &history->entries, history->n++, &history->cap, sizeof(entry)) = entry;
	}
	tb_archive_release(&archive);
	return 0;
}

void
history_release(struct history *history)
{
	size_t i;

	for (i = 0; i < history->n; i++) {
		if (history->entries[i]->loaded > 0)
			tb_record_release(&history->entries[i]->record);
		free(history->entries[i]->path);
		free(history->entries[i]);
	}
	free(history->entries);
	*history = (struct history){0};
}

void
history_add(struct history *history, struct tb_record *record, const char *path)
{
	struct history_entry *entry = tb_xcalloc(1, sizeof(*entry));

	entry->period = record->period;
	entry->version = record->version;
	snprintf(entry->unit, sizeof(entry->unit), "%s", record->unit);
	snprintf(entry->digest, sizeof(entry->digest), "%.16s", record->digest);
	entry->path = tb_xstrdup(path);
	entry->history = history;
	entry->record = *record;
	entry->loaded = 1;
	tb_record_init(record);
	*(struct history_entry **)tb_grow(
	    &history->entries, history->n++, &history->cap, sizeof(entry)) = entry;
}

const struct tb_record *
history_record(struct history_entry *entry)
{
	struct tb_err err;

	if (entry->loaded == 0) {
		entry->loaded = tb_record_load(entry->path, &entry->record, &err) == 0 ? 1 : -1;
		if (entry->loaded < 0 && err.msg == TB_MSG_IO) {
			entry->history->failed = 1;
			entry->history->err = err;
		} else if (entry->loaded < 0) {
			tb_diag_err(&err);
		}
	}
	return entry->loaded > 0 ? &entry->record : NULL;
}

int
history_trouble(const struct history *history, struct tb_err *err)
{
	if (!history->failed)
		return 0;
	*err = history->err;
	return -1;
}

struct history_entry *
history_digest(struct history *history, const char *digest)
{
	const struct tb_record *record;
	size_t i;

	for (i = 0; i < history->n; i++) {
		if (strncmp(history->entries[i]->digest, digest, 16) != 0)
			continue;
		record = history_record(history->entries[i]);
		if (record == NULL || strcmp(record->digest, digest) == 0)
			return history->entries[i];
	}
	return NULL;
}

static int
is_of(const struct history_entry *entry, const char *unit, struct tb_period period)
{
	return tb_period_compare(entry->period, period) == 0 && strcmp(entry->unit, unit) == 0;
}

long
history_version(struct history *history, const char *unit, struct tb_period period)
{
	long version = 0;
	size_t i;

	for (i = 0; i < history->n; i++)
		if (is_of(history->entries[i], unit, period) &&
		    history->entries[i]->version > version)
			version = history->entries[i]->version;
	return version;
}

struct history_entry *
history_find(struct history *history, const char *unit, struct tb_period period, long version)
{
	size_t i;

	for (i = 0; i < history->n; i++)
		if (is_of(history->entries[i], unit, period) &&
		    history->entries[i]->version == version)
			return history->entries[i];
	return NULL;
}

const struct tb_record *
history_newest(struct history *history, const char *unit, struct tb_period period)
{
	long version = history_version(history, unit, period);

	for (; version > 0; version--) {
		struct history_entry *entry = history_find(history, unit, period, version);
		const struct tb_record *record = entry != NULL ? history_record(entry) : NULL;

		if (record != NULL && strcmp(record->status, "late") != 0)
			return record;
	}
	return NULL;
}
