/*
 * What the archive holds already: the versions of every unit's reports, among
 * them those that this run has accepted and not yet renamed into place.
 * Of a record that is asked for the head is kept, and its amounts for a while; its
 * rows never are in memory together.
 */
#ifndef RECEIVE_HISTORY_H
#define RECEIVE_HISTORY_H

#include "../lib/ledger.h"
#include "../lib/record.h"
#include "finding.h"
#include "map.h"

/* What the sender explained of a value: the note that its receipt shows. */
struct history_note {
	char id[8]; /* of the finding that it answered */
	const char *section, *code, *note;
};

struct history_entry {
	struct tb_period period;
	char unit[32];
	long version;
	char digest[17];	 /* first 16 hex digits */
	char *path;		 /* of the record in the archive */
	char *now;		 /* where it is until the run ends, NULL = there */
	struct tb_record record; /* its head: rows are not kept */
	int loaded;		 /* 1 = record is there, -1 = it cannot be read */
	struct map amounts;	 /* of its rows, by table and field */
	int fields;		 /* of a row's, how many are in the map */
	struct history *history;
	struct history_entry *next; /* in its chain */
	struct history_note *notes; /* of its receipt, strings in the arena */
	size_t nnotes, notes_cap;
	int has_notes; /* they have been read */
	struct tb_arena arena;
};

enum { HISTORY_CHAINS = 4096 };

struct history {
	struct history_entry *chains[HISTORY_CHAINS]; /* of one report in one chain */
	struct history_entry **entries;		      /* in no order; stable addresses */
	size_t n, cap;
	const struct tb_ledger *ledger; /* what admits late reports; NULL = nothing does */
	int failed; /* a record could not be read for the machine's reasons: err tells */
	struct tb_err err;
};

/* -1: *err filled, *history empty. */
int history_load(
    const char *archive_folder, struct history *history, struct tb_err *err) TB_MUST_CHECK;
void history_release(struct history *history);

/* A record that this run accepts, with what was found in it. path: where it will stand;
 * now: where it is. */
void history_add(struct history *history, const struct tb_record *record,
    const struct findings *findings, const char *path, const char *now);

/* The record of an entry, borrowed; NULL when it cannot be read. A fault in it
 * is said once on stderr (E030) and never stops a new submission (C7); where the
 * reading failed, nothing may be concluded: see history_trouble. */
const struct tb_record *history_record(struct history_entry *entry);
/* The amount of a row (field 0: the cumulative one, 1: the other) in an entry's record;
 * absent when it has no such row, or cannot be read. An amount has no text. */
struct tb_value history_amount(
    struct history_entry *entry, enum tb_section table, int field, const char *code);
/* Forget amounts when there are many: between submissions. */
void history_trim(struct history *history);
/* -1 with *err filled when reading a record failed; what was judged is void. */
int history_trouble(const struct history *history, struct tb_err *err) TB_MUST_CHECK;

/* The note with which the sender answered this finding about a row of the table
 * (C13), or NULL; borrowed. What cannot be read of a receipt explains nothing. */
const char *history_explained(
    struct history_entry *entry, enum finding_id id, const char *section, const char *code);

/* The amounts of a row, the first so many fields of it, by table and code; of two rows of
 * one code the first counts. Rows of other kinds have none. */
enum { HISTORY_FIELDS = 2 };
void amount_put(struct map *map, const struct tb_row *row, int fields);
struct tb_value amount_find(
    const struct map *map, enum tb_section table, int field, const char *code);

/* Entry with these bytes, or NULL. */
struct history_entry *history_digest(struct history *history, const char *digest);

/* Highest version of the unit's report of the period, late ones too; 0 = none. */
long history_version(struct history *history, const char *unit, struct tb_period period);
/* That version's entry, or NULL. */
struct history_entry *history_find(
    struct history *history, const char *unit, struct tb_period period, long version);
/* The entry of the newest record that counts (not late, or admitted since), or NULL. */
struct history_entry *history_newest_entry(
    struct history *history, const char *unit, struct tb_period period);
/* Its record. */
const struct tb_record *history_newest(
    struct history *history, const char *unit, struct tb_period period);

#endif
