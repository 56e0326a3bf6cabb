/* The words of the plan audit, templates/audit-messages.xml. */
#include "../lib/xmlread.h"
#include "audit-private.h"
#include <stdlib.h>

#define NS "urn:tongbao:audit-messages:1"

/* Every word that is asked for. */
static const char *const keys[] = {"title", "none", "summary", "line", "severity.error",
    "severity.warning", "severity.note", "class.1", "class.2", "class.3", "class.4", "class.5",
    "class.6", "class.7", "unit.industry", "unit.enterprise", "unit.project", "amount.industry",
    "amount.enterprise", "amount.project", "named", "margin", "city", "county", "ladder", "promise",
    "promise-year", "years", "jump", "promise-subjects", "range.from", "range.over",
    "range.between", "op.about", "op.at-least", "op.over", "op.exactly", "op.range", "op.some",
    "op.formed", "year-value", "kind.industry", "kind.enterprise", "kind.project",
    "kind.department", "kind.domain", "kind.park", "kind.other", NULL};

struct reader {
	struct audit_words *words;
	int rule;	  /* of the message being read */
	const char *with; /* of the text being read */
};

static int
start_message(struct tb_xml *xml, struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *id = tb_xml_need(xml, "message", attrs, "id");

	if (id == NULL)
		return -1;
	for (r->rule = 0; r->rule < AUDIT_RULE_MAX; r->rule++)
		if (strcmp(audit_rules[r->rule].id, id) == 0)
			return 0;
	return tb_xml_fail(xml, TB_MSG_AUDIT_WORDS, "there is no rule '%s'", id);
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *r = user;
	struct tb_arena *arena = &r->words->arena;
	const char *with = tb_xml_attr(attrs, "with");

	if (depth == 0)
		return 0;
	if (strcmp(name, "message") == 0)
		return start_message(xml, r, attrs);
	if (strcmp(name, "text") == 0) {
		r->with = tb_arena_strdup(arena, with != NULL ? with : "");
		return 0;
	}
	if (strcmp(name, "word") != 0)
		return tb_xml_fail(xml, TB_MSG_AUDIT_WORDS, "<%s> is not known", name);
	return tb_wordlist_open(&r->words->words, xml, attrs);
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *r = user;
	struct audit_words *words = r->words;

	(void)xml, (void)depth;
	if (strcmp(name, "text") == 0)
		*(struct audit_text *)tb_grow(&words->texts, words->ntexts++, &words->texts_cap,
		    sizeof(*words->texts)) = (struct audit_text){
		    (enum audit_rule)r->rule, r->with, tb_arena_strdup(&words->arena, text)};
	else if (strcmp(name, "word") == 0)
		tb_wordlist_close(&words->words, text);
	return 0;
}

static int
has_text(const struct audit_words *words, int rule)
{
	size_t i;

	for (i = 0; i < words->ntexts; i++)
		if ((int)words->texts[i].rule == rule && words->texts[i].with[0] == '\0')
			return 1;
	return 0;
}

static int
check(const struct audit_words *words, const char *path, struct tb_err *err)
{
	const char *const *key;
	int rule;

	for (rule = 0; rule < AUDIT_RULE_MAX; rule++)
		if (!has_text(words, rule))
			return tb_err_set(err, TB_MSG_AUDIT_WORDS, path, 0, 0,
			    "the message %s has no text that always fits; add one",
			    audit_rules[rule].id);
	for (key = keys; *key != NULL; key++)
		if (audit_word(words, *key) == NULL)
			return tb_err_set(err, TB_MSG_AUDIT_WORDS, path, 0, 0,
			    "no word for the key '%s'; add one", *key);
	return 0;
}

int
audit_words_load(const char *path, struct audit_words *words, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {.ns = NS, .start = on_start, .end = on_end};
	struct reader r = {.words = words};
	int rc;

	*words = (struct audit_words){0};
	rc = tb_xml_parse_file(path, &handler, &r, err);
	if (rc == 0)
		rc = tb_wordlist_finish(&words->words, path, TB_MSG_AUDIT_WORDS, err);
	if (rc == 0)
		rc = check(words, path, err);
	if (rc != 0) {
		err->msg = TB_MSG_AUDIT_WORDS; /* whatever it is, the words cannot be used */
		audit_words_release(words);
	}
	return rc;
}

void
audit_words_release(struct audit_words *words)
{
	free(words->texts);
	tb_wordlist_release(&words->words);
	tb_arena_release(&words->arena);
	*words = (struct audit_words){0};
}

const char *
audit_word(const struct audit_words *words, const char *key)
{
	return tb_wordlist_find(&words->words, key, NULL);
}
