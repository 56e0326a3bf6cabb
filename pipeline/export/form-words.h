/*
 * The words of a form that are no plan's: templates/form-words.xml.  After a load
 * every one is there, and none that is not known.
 */
#ifndef EXPORT_FORM_WORDS_H
#define EXPORT_FORM_WORDS_H

#include "../lib/wordlist.h"

enum form_word {
#define FORM_WORD(name, key) FORM_##name,
#include "form-keys.h"
#undef FORM_WORD
	FORM_WORD_MAX
};

struct form_words {
	const char *text[FORM_WORD_MAX];
	struct tb_wordlist list; /* which holds them */
};

/* -1: *err filled (E093), *words released. */
int form_words_load(const char *path, struct form_words *words, struct tb_err *err) TB_MUST_CHECK;
void form_words_release(struct form_words *words);

#endif
