/* Earlier reports: see history.h. */
#include "history.h"
#include "../lib/xmlread.h"
#include "receipt.h"

enum { AMOUNTS_MAX = 16 * 1024 * 1024 }; /* bytes kept from one submission to the next */

/* --- entries ------------------------------------------------------------------------- */

static struct history_entry **
chain_of(struct history *history, const char *unit, struct tb_period period)
{
	unsigned hash = (unsigned)(period.year * 12 + period.month);

	for (; *unit != '\0'; unit++)
		hash = hash * 31 + (unsigned char)*unit;
	return &history->chains[hash % HISTORY_CHAINS];
}

static struct history_entry *
new_entry(struct history *history, const char *unit, struct tb_period period, long version,
    const char *digest, const char *path)
{
	struct history_entry *entry = tb_xcalloc(1, sizeof(*entry)), **chain;

	entry->period = period;
	entry->version = version;
	snprintf(entry->unit, sizeof(entry->unit), "%s", unit);
	snprintf(entry->digest, sizeof(entry->digest), "%.16s", digest);
	entry->path = tb_xstrdup(path);
	entry->history = history;
	chain = chain_of(history, entry->unit, period);
	entry->next = *chain;
	*chain = entry;
	*(struct history_entry **)tb_grow(
	    &history->entries, history->n++, &history->cap, sizeof(entry)) = entry;
	return entry;
}

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

		new_entry(
		    history, from->unit, from->period, from->version, from->digest, from->path);
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
		free(history->entries[i]->now);
		map_release(&history->entries[i]->amounts);
		free(history->entries[i]->notes);
		tb_arena_release(&history->entries[i]->arena);
		free(history->entries[i]);
	}
	free(history->entries);
	*history = (struct history){0};
}

/* --- explanations --------------------------------------------------------------------- */

static void
add_note(struct history_entry *entry, const char *id, const char *section, const char *code,
    const char *note)
{
	struct history_note *at;

	if (section == NULL || code == NULL || note == NULL)
		return;
	at = tb_grow(&entry->notes, entry->nnotes++, &entry->notes_cap, sizeof(*at));
	snprintf(at->id, sizeof(at->id), "%s", id);
	at->section = tb_arena_strdup(&entry->arena, section);
	at->code = tb_arena_strdup(&entry->arena, code);
	at->note = tb_arena_strdup(&entry->arena, note);
}

struct note_reader {
	struct history_entry *entry;
	char id[8]; /* of the group that is read */
};

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct note_reader *reader = user;
	const char *id = tb_xml_attr(attrs, "id");

	(void)xml, (void)depth;
	if (strcmp(name, "group") == 0)
		snprintf(reader->id, sizeof(reader->id), "%s", id != NULL ? id : "");
	else if (strcmp(name, "place") == 0)
		add_note(reader->entry, reader->id, tb_xml_attr(attrs, "section"),
		    tb_xml_attr(attrs, "code"), tb_xml_attr(attrs, "note"));
	return 0;
}

static void
read_notes(struct history_entry *entry)
{
	static const struct tb_xml_handler handler = {.ns = RECEIPT_NS, .start = on_start};
	struct note_reader reader = {.entry = entry};
	char *path = receipt_beside(entry->path);
	struct tb_err ignored;

	entry->has_notes = 1;
	if (tb_xml_parse_file(path, &handler, &reader, &ignored) != 0)
		entry->nnotes = 0;
	free(path);
}

const char *
history_explained(
    struct history_entry *entry, enum finding_id id, const char *section, const char *code)
{
	size_t i;

	if (!entry->has_notes)
		read_notes(entry);
	for (i = 0; i < entry->nnotes; i++)
		if (strcmp(entry->notes[i].id, finding_codes[id]) == 0 &&
		    strcmp(entry->notes[i].section, section) == 0 &&
		    strcmp(entry->notes[i].code, code) == 0)
			return entry->notes[i].note;
	return NULL;
}

/* --- amounts ----------------------------------------------------------------------------- */

/* What no amount of a row can be says that there is none, or that it is no amount. */
static const int64_t is_none = INT64_MIN, is_bad = INT64_MIN + 1;

static int
amount_space(enum tb_section table, int field)
{
	return (int)table * HISTORY_FIELDS + field;
}

static void
put_value(struct map *map, int space, const char *code, const struct tb_value *value)
{
	if (code != NULL && value->state != TB_VALUE_ABSENT)
		map_put(map, space, code,
		    value->state == TB_VALUE_AMOUNT ? value->yuan
		    : value->state == TB_VALUE_NONE ? is_none
						    : is_bad);
}

void
amount_put(struct map *map, const struct tb_row *row, int fields)
{
	const struct tb_record_row *amounts = &row->amounts;
	const struct tb_record_project *project = &row->project;
	enum tb_section table = (enum tb_section)row->kind;

	if (row->kind < TB_ROW_PROJECT) {
		put_value(map, amount_space(table, 0), amounts->code, &amounts->value);
		if (fields > 1)
			put_value(map, amount_space(table, 1), amounts->code, &amounts->base);
	} else if (row->kind == TB_ROW_PROJECT) {
		put_value(map, amount_space(table, 0), project->code, &project->cumulative);
		if (fields > 1)
			put_value(map, amount_space(table, 1), project->code, &project->plan);
	}
}

struct tb_value
amount_find(const struct map *map, enum tb_section table, int field, const char *code)
{
	const int64_t *found = map_find(map, amount_space(table, field), code);

	if (found == NULL)
		return (struct tb_value){.state = TB_VALUE_ABSENT};
	if (*found == is_none)
		return (struct tb_value){.state = TB_VALUE_NONE, .text = "——"};
	if (*found == is_bad)
		return (struct tb_value){.state = TB_VALUE_BAD};
	return (struct tb_value){.state = TB_VALUE_AMOUNT, .yuan = *found};
}

/* --- records ---------------------------------------------------------------------------- */

void
history_add(struct history *history, const struct tb_record *record,
    const struct findings *findings, const char *path, const char *now)
{
	struct history_entry *entry =
	    new_entry(history, record->unit, record->period, record->version, record->digest, path);
	size_t i;

	for (i = 0; i < findings->n; i++)
		add_note(entry, finding_codes[findings->list[i].id], findings->list[i].section,
		    findings->list[i].code, findings->list[i].detail[FINDING_DETAILS - 1]);
	entry->has_notes = 1;
	entry->now = tb_xstrdup(now);
}

static void
keep_amounts(void *user, const struct tb_row *row)
{
	struct history_entry *entry = user;

	amount_put(&entry->amounts, row, entry->fields);
}

/* Reads the record, for its head and for so many fields of its rows. */
static void
load(struct history_entry *entry, int fields)
{
	struct tb_record record;
	struct tb_err err;

	map_release(&entry->amounts);
	entry->fields = fields;
	if (tb_record_load_rows(entry->now != NULL ? entry->now : entry->path, keep_amounts, entry,
		&record, &err) == 0) {
		if (entry->loaded > 0) /* the head is known, and lent to others */
			tb_record_release(&record);
		else
			entry->record = record;
		entry->loaded = 1;
		return;
	}
	map_release(&entry->amounts);
	if (entry->loaded > 0 || err.msg == TB_MSG_IO) {
		entry->history->failed = 1;
		entry->history->err = err;
	} else {
		tb_diag_err(&err);
	}
	if (entry->loaded == 0)
		entry->loaded = -1;
}

const struct tb_record *
history_record(struct history_entry *entry)
{
	if (entry->loaded == 0)
		load(entry, 1);
	return entry->loaded > 0 ? &entry->record : NULL;
}

struct tb_value
history_amount(struct history_entry *entry, enum tb_section table, int field, const char *code)
{
	if (entry->loaded >= 0 && entry->fields <= field)
		load(entry, field + 1);
	return amount_find(&entry->amounts, table, field, code);
}

void
history_trim(struct history *history)
{
	size_t i, bytes = 0;

	for (i = 0; i < history->n; i++)
		bytes += map_bytes(&history->entries[i]->amounts);
	for (i = 0; bytes > AMOUNTS_MAX && i < history->n; i++) {
		map_release(&history->entries[i]->amounts);
		history->entries[i]->fields = 0;
	}
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
	const struct history_entry *entry = *chain_of(history, unit, period);
	long version = 0;

	for (; entry != NULL; entry = entry->next)
		if (is_of(entry, unit, period) && entry->version > version)
			version = entry->version;
	return version;
}

struct history_entry *
history_find(struct history *history, const char *unit, struct tb_period period, long version)
{
	struct history_entry *entry = *chain_of(history, unit, period);

	while (entry != NULL && !(is_of(entry, unit, period) && entry->version == version))
		entry = entry->next;
	return entry;
}

struct history_entry *
history_newest_entry(struct history *history, const char *unit, struct tb_period period)
{
	long version = history_version(history, unit, period);

	for (; version > 0; version--) {
		struct history_entry *entry = history_find(history, unit, period, version);
		const struct tb_record *record = entry != NULL ? history_record(entry) : NULL;

		if (record != NULL &&
		    (strcmp(record->status, "late") != 0 ||
			(history->ledger != NULL && tb_ledger_admits(history->ledger, unit, period,
							record->arrived, NULL))))
			return entry;
	}
	return NULL;
}

const struct tb_record *
history_newest(struct history *history, const char *unit, struct tb_period period)
{
	struct history_entry *entry = history_newest_entry(history, unit, period);

	return entry != NULL ? &entry->record : NULL;
}
