/*
 * The words of the list that a clerk decides on (tongbao-rolling.5), of its workbook and of
 * what is said when it comes back: templates/rolling-words.xml.  After a load every one is
 * there, and none that is not known.
 */
#ifndef TB_LIST_WORDS_H
#define TB_LIST_WORDS_H

#include "slots.h"
#include "wordlist.h"

enum tb_list_word {
#define LIST_WORD(name, key) TB_LIST_##name,
#include "list-keys.h"
#undef LIST_WORD
	TB_LIST_WORD_MAX
};

struct tb_list_words {
	const char *text[TB_LIST_WORD_MAX];
	struct tb_wordlist list; /* which holds them */
};

/* From the folder of templates, else the installed ones. -1: *err filled (E093), *words
 * released. */
int tb_list_words_load(
    const char *templates, struct tb_list_words *words, struct tb_err *err) TB_MUST_CHECK;
void tb_list_words_release(struct tb_list_words *words);

/* The word with its slots filled, on the arena. */
const char *tb_list_say(const struct tb_list_words *words, struct tb_arena *arena,
    enum tb_list_word word, const struct tb_slot *slots);

#endif
