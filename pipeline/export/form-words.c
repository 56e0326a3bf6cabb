/* The words of a form: see form-words.h. */
#include "form-words.h"
#include "../lib/xmlread.h"

#define NS "urn:tongbao:form-words:1"

static const char *const keys[FORM_WORD_MAX] = {
#define FORM_WORD(name, key) key,
#include "form-keys.h"
#undef FORM_WORD
};

struct reader {
	struct form_words *words;
	int word; /* being read */
};

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *reader = user;
	const char *key;

	if (depth == 0)
		return 0;
	if (strcmp(name, "word") != 0)
		return tb_xml_fail(xml, TB_MSG_FORM_WORDS, "<%s> does not belong here", name);
	key = tb_xml_need(xml, name, attrs, "key");
	if (key == NULL)
		return -1;
	for (reader->word = 0; reader->word < FORM_WORD_MAX; reader->word++)
		if (strcmp(keys[reader->word], key) == 0)
			break;
	if (reader->word == FORM_WORD_MAX)
		return tb_xml_fail(
		    xml, TB_MSG_FORM_WORDS, "no form has a word '%s'; correct the key", key);
	if (reader->words->text[reader->word] != NULL)
		return tb_xml_fail(
		    xml, TB_MSG_FORM_WORDS, "the word '%s' stands twice; remove one", key);
	return 0;
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *reader = user;

	(void)xml, (void)name;
	if (depth == 1)
		reader->words->text[reader->word] = tb_arena_strdup(&reader->words->arena, text);
	return 0;
}

static int
check(const struct form_words *words, const char *path, struct tb_err *err)
{
	int i;

	for (i = 0; i < FORM_WORD_MAX; i++)
		if (words->text[i] == NULL)
			return tb_err_set(err, TB_MSG_FORM_WORDS, path, 0, 0,
			    "there is no <word key=\"%s\">; add it", keys[i]);
	return 0;
}

int
form_words_load(const char *path, struct form_words *words, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {.ns = NS, .start = on_start, .end = on_end};
	struct reader reader = {words, 0};
	int rc;

	*words = (struct form_words){0};
	rc = tb_xml_parse_file(path, &handler, &reader, err);
	if (rc == 0)
		rc = check(words, path, err);
	if (rc != 0) {
		err->msg = TB_MSG_FORM_WORDS; /* whatever it is, the words cannot be used */
		form_words_release(words);
	}
	return rc;
}

void
form_words_release(struct form_words *words)
{
	tb_arena_release(&words->arena);
	*words = (struct form_words){0};
}
