/* The words of alternative texts and data tables: templates/style/chart-words.xml. */
#ifndef CHART_WORDING_H
#define CHART_WORDING_H

#include "../lib/slots.h"
#include "../lib/wordlist.h"
#include "style.h"

enum chart_word {
#define CHART_WORD(name, key) SAY_##name,
#include "wording-keys.h"
#undef CHART_WORD
	SAY_MAX
};

struct wording {
	const char *text[SAY_MAX];
	struct tb_wordlist list; /* which holds them */
};

/* Read folder/style/chart-words.xml. -1: *err filled (E061), *words is empty. */
int wording_load(const char *folder, struct wording *words, struct tb_err *err) TB_MUST_CHECK;
void wording_release(struct wording *words); /* accepts zeroed words */

/* Slots of a word: {"name", value} each. */
#define WORDING_SLOTS(...) ((const struct tb_slot[]){__VA_ARGS__, {NULL, NULL}})

/* Append a word with its slots filled; the same, kept in the arena. */
void wording_say(const struct wording *words, struct tb_buf *out, enum chart_word word,
    const struct tb_slot *slots);
const char *wording_make(const struct wording *words, struct tb_arena *arena, enum chart_word word,
    const struct tb_slot *slots);

/* The name of series s of the panel; of several with one name, as a ladder has them, with its
 * part. Borrowed, or kept in the arena. */
const char *wording_series(const struct wording *words, const struct style *style,
    struct tb_arena *arena, const struct panel *panel, size_t s);

/* Does s end in the suffix? */
int wording_end_in(const char *s, const char *suffix);

/* Append the value as printed: its text, or the plain number where it has none, the unit
 * unless it has it already, and the mark of a carried one. Of one that is not drawn, what is
 * said in its place: its text or `otherwise`. */
void wording_value(struct tb_buf *out, const struct style *style, const char *unit,
    const struct datum *datum, const char *otherwise);

#endif
