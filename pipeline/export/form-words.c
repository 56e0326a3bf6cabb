/* The words of a form: see form-words.h. */
#include "form-words.h"

#define NS "urn:tongbao:form-words:1"

static const char *const keys[FORM_WORD_MAX] = {
#define FORM_WORD(name, key) key,
#include "form-keys.h"
#undef FORM_WORD
};

static int
is_known(const char *key)
{
	int i;

	for (i = 0; i < FORM_WORD_MAX; i++)
		if (strcmp(keys[i], key) == 0)
			return 1;
	return 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct form_words *words = user;
	const char *key = tb_xml_attr(attrs, "key");

	if (depth == 0)
		return 0;
	if (strcmp(name, "word") != 0)
		return tb_xml_fail(xml, TB_MSG_FORM_WORDS, "<%s> does not belong here", name);
	if (key != NULL && !is_known(key))
		return tb_xml_fail(
		    xml, TB_MSG_FORM_WORDS, "no form has a word '%s'; correct the key", key);
	return tb_wordlist_open(&words->list, xml, attrs);
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct form_words *words = user;

	(void)xml, (void)name;
	if (depth == 1)
		tb_wordlist_close(&words->list, text);
	return 0;
}

/* Each word by its number. */
static int
settle(struct form_words *words, const char *path, struct tb_err *err)
{
	int i;

	if (tb_wordlist_finish(&words->list, path, TB_MSG_FORM_WORDS, err) != 0)
		return -1;
	for (i = 0; i < FORM_WORD_MAX; i++) {
		words->text[i] = tb_wordlist_find(&words->list, keys[i], NULL);
		if (words->text[i] == NULL)
			return tb_err_set(err, TB_MSG_FORM_WORDS, path, 0, 0,
			    "there is no <word key=\"%s\">; add it", keys[i]);
	}
	return 0;
}

int
form_words_load(const char *path, struct form_words *words, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {.ns = NS, .start = on_start, .end = on_end};
	int rc;

	*words = (struct form_words){0};
	rc = tb_xml_parse_file(path, &handler, words, err);
	if (rc == 0)
		rc = settle(words, path, err);
	if (rc != 0) {
		err->msg = TB_MSG_FORM_WORDS; /* whatever it is, the words cannot be used */
		form_words_release(words);
	}
	return rc;
}

void
form_words_release(struct form_words *words)
{
	tb_wordlist_release(&words->list);
	*words = (struct form_words){0};
}
