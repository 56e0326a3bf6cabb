/* Earlier reports: see history.h. */
#include "history.h"
#include "../lib/xmlread.h"

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
	static const struct tb_xml_handler handler = {
	    .ns = "urn:tongbao:receipt:1", .start = on_start};
	struct note_reader reader = {.entry = entry};
	struct tb_buf path = TB_BUF_INIT;
	struct tb_err ignored;

	entry->has_notes = 1;
	tb_buf_printf(
	    &path, "%.*s.receipt.xml", (int)(strlen(entry->path) - strlen(".xml")), entry->path);
	if (tb_xml_parse_file(path.s, &handler, &reader, &ignored) != 0)
		entry->nnotes = 0;
	tb_buf_release(&path);
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

/* --- records ---------------------------------------------------------------------------- */

void
history_add(struct history *history, struct tb_record *record, const struct findings *findings,
    const char *path)
{
	struct history_entry *entry =
	    new_entry(history, record->unit, record->period, record->version, record->digest, path);
	size_t i;

	for (i = 0; i < findings->n; i++)
		add_note(entry, finding_codes[findings->list[i].id], findings->list[i].section,
		    findings->list[i].code, findings->list[i].detail[FINDING_DETAILS - 1]);
	entry->has_notes = 1;
	entry->record = *record;
	entry->loaded = 1;
	tb_record_init(record);
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

const struct tb_record *
history_newest(struct history *history, const char *unit, struct tb_period period)
{
	long version = history_version(history, unit, period);

	for (; version > 0; version--) {
		struct history_entry *entry = history_find(history, unit, period, version);
		const struct tb_record *record = entry != NULL ? history_record(entry) : NULL;

		if (record != NULL &&
		    (strcmp(record->status, "late") != 0 ||
			(history->ledger != NULL && tb_ledger_admits(history->ledger, unit, period,
							record->arrived, NULL))))
			return record;
	}
	return NULL;
}
