/* The words of a list: see list-words.h. */
#include "list-words.h"
#include "file.h"
#include <stdlib.h>

static const char *const keys[TB_LIST_WORD_MAX] = {
#define LIST_WORD(name, key) key,
#include "list-keys.h"
#undef LIST_WORD
};

static const struct tb_wordlist_kind kind = {
    "urn:tongbao:rolling-words:1", keys, TB_LIST_WORD_MAX, TB_MSG_FORM_WORDS};

int
tb_list_words_load(const char *templates, struct tb_list_words *words, struct tb_err *err)
{
	char *path = tb_template_path(templates, "rolling-words.xml");
	int rc;

	*words = (struct tb_list_words){0};
	rc = tb_wordlist_load(path, &kind, &words->list, words->text, err);
	free(path);
	return rc;
}

void
tb_list_words_release(struct tb_list_words *words)
{
	tb_wordlist_release(&words->list);
	*words = (struct tb_list_words){0};
}

const char *
tb_list_say(const struct tb_list_words *words, struct tb_arena *arena, enum tb_list_word word,
    const struct tb_slot *slots)
{
	struct tb_buf text = TB_BUF_INIT;
	const char *said;

	tb_slots_fill(&text, words->text[word], slots);
	said = tb_arena_strdup(arena, text.s);
	tb_buf_release(&text);
	return said;
}
