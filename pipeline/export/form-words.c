/* The words of a form: see form-words.h. */
#include "form-words.h"

static const char *const keys[FORM_WORD_MAX] = {
#define FORM_WORD(name, key) key,
#include "form-keys.h"
#undef FORM_WORD
};

static const struct tb_wordlist_kind kind = {
    "urn:tongbao:form-words:1", keys, FORM_WORD_MAX, TB_MSG_FORM_WORDS};

int
form_words_load(const char *path, struct form_words *words, struct tb_err *err)
{
	*words = (struct form_words){0};
	return tb_wordlist_load(path, &kind, &words->list, words->text, err);
}

void
form_words_release(struct form_words *words)
{
	tb_wordlist_release(&words->list);
	*words = (struct form_words){0};
}
