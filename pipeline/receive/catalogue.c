/* The words of receipts: see catalogue.h. */
#include "catalogue.h"
#include "../lib/file.h"

#define NS "urn:tongbao:receipt-messages:1"

const char *const level_codes[LEVEL_MAX] = {"must", "query", "note"};

static const char *const label_keys[LABEL_MAX] = {
#define WORD(name, key) key,
#include "words.h"
#undef WORD
};

/* Where the words of an element belong, by what they are said of: "" = of all. */
static const struct place {
	const char *element, *in;
	size_t offset; /* in struct message */
} places[] = {
    {"title", "", offsetof(struct message, title)},
    {"title", "list", offsetof(struct message, in_list.title)},
    {"text", "", offsetof(struct message, text)},
    {"text", "form", offsetof(struct message, in_form.text)},
    {"expected", "", offsetof(struct message, expected)},
    {"expected", "form", offsetof(struct message, in_form.expected)},
    {"expected", "list", offsetof(struct message, in_list.expected)},
    {"remedy", "", offsetof(struct message, remedy)},
    {"remedy", "form", offsetof(struct message, in_form.remedy)},
    {"remedy", "list", offsetof(struct message, in_list.remedy)},
    {"condition", "", offsetof(struct message, condition)},
};

struct reader {
	struct catalogue *catalogue;
	struct message *message;   /* the one being read, NULL = none */
	const char *rule, *slot;   /* of the <also> or <slot> being read */
	const struct place *place; /* of the words being read, NULL = none */
};

static int
parse_level(const char *s)
{
	int level;

	for (level = 0; level < LEVEL_MAX; level++)
		if (strcmp(s, level_codes[level]) == 0)
			return level;
	return -1;
}

static int
start_message(struct tb_xml *xml, struct reader *reader, const struct tb_xml_attr *attrs)
{
	const char *code = tb_xml_need(xml, "message", attrs, "id");
	const char *word = code != NULL ? tb_xml_need(xml, "message", attrs, "level") : NULL;
	const char *tables = word != NULL ? tb_xml_need(xml, "message", attrs, "tables") : NULL;
	int level = word != NULL ? parse_level(word) : -1;
	int id;

	if (tables == NULL)
		return -1;
	for (id = 0; id < FINDING_MAX && strcmp(finding_codes[id], code) != 0; id++)
		;
	if (id == FINDING_MAX)
		return tb_xml_fail(xml, TB_MSG_CATALOGUE, "there is no finding '%s'", code);
	if (level < 0)
		return tb_xml_fail(
		    xml, TB_MSG_CATALOGUE, "level '%s' is not must, query or note", word);
	reader->message = &reader->catalogue->messages[id];
	if (reader->message->title != NULL)
		return tb_xml_fail(xml, TB_MSG_CATALOGUE, "message %s stands twice", code);
	reader->catalogue->levels[id] = (enum level)level;
	reader->message->text = reader->message->expected = "";
	reader->message->tables = tb_arena_strdup(&reader->catalogue->arena, tables);
	return 0;
}

static int
keep_attr(struct tb_xml *xml, struct reader *reader, const char *element,
    const struct tb_xml_attr *attrs, const char *name, const char **kept)
{
	const char *value = tb_xml_need(xml, element, attrs, name);

	if (value == NULL)
		return -1;
	*kept = tb_arena_strdup(&reader->catalogue->arena, value);
	return 0;
}

/* <text in="form">: what is said of a form; <title in="list">: of the list of a year. */
static int
start_words(
    struct tb_xml *xml, struct reader *reader, const char *name, const struct tb_xml_attr *attrs)
{
	const char *in = tb_xml_attr(attrs, "in");
	size_t i;

	reader->place = NULL;
	for (i = 0; i < TB_LEN(places) && reader->place == NULL; i++)
		if (strcmp(places[i].element, name) == 0 &&
		    strcmp(places[i].in, tb_or_empty(in)) == 0)
			reader->place = &places[i];
	if (in == NULL || (in[0] != '\0' && reader->place != NULL))
		return 0;
	return tb_xml_fail(xml, TB_MSG_CATALOGUE,
	    "<%s in=\"%s\"> is none: a text is in form, a title in list, expected and remedy in "
	    "either",
	    name, in);
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *reader = user;

	(void)depth;
	if (strcmp(name, "message") == 0)
		return start_message(xml, reader, attrs);
	if (strcmp(name, "word") == 0)
		return tb_wordlist_open(&reader->catalogue->words, xml, attrs);
	if (strcmp(name, "also") == 0)
		return keep_attr(xml, reader, name, attrs, "rule", &reader->rule);
	if (strcmp(name, "slot") == 0)
		return keep_attr(xml, reader, name, attrs, "name", &reader->slot);
	return start_words(xml, reader, name, attrs);
}

static int
end_also(struct tb_xml *xml, struct reader *reader, const char *text)
{
	struct also *also = reader->message->also;
	size_t n = 0;

	while (also[n].rule != NULL)
		n++;
	if (n == MESSAGE_ALSO)
		return tb_xml_fail(xml, TB_MSG_CATALOGUE, "more than %d <also>", MESSAGE_ALSO);
	also[n] = (struct also){reader->rule, text};
	return 0;
}

static int
end_slot(struct tb_xml *xml, struct reader *reader, const char *text)
{
	struct tb_slot *slots = reader->message->slots;
	size_t n = 0;

	while (slots[n].name != NULL)
		n++;
	if (n == MESSAGE_SLOTS)
		return tb_xml_fail(xml, TB_MSG_CATALOGUE, "more than %d <slot>", MESSAGE_SLOTS);
	slots[n] = (struct tb_slot){reader->slot, text};
	return 0;
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *reader = user;
	struct catalogue *catalogue = reader->catalogue;
	struct message *message = reader->message;
	const char *copy;

	(void)depth;
	if (strcmp(name, "word") == 0) {
		tb_wordlist_close(&catalogue->words, text);
		return 0;
	}
	if (strcmp(name, "message") == 0)
		reader->message = NULL;
	if (message == NULL)
		return 0;
	copy = tb_arena_strdup(&catalogue->arena, text);
	if (reader->place != NULL && strcmp(reader->place->element, name) == 0)
		*(const char **)(void *)((char *)message + reader->place->offset) = copy;
	else if (strcmp(name, "also") == 0)
		return end_also(xml, reader, copy);
	else if (strcmp(name, "slot") == 0)
		return end_slot(xml, reader, copy);
	return 0;
}

static int
check(struct catalogue *catalogue, const char *path, struct tb_err *err)
{
	int i;

	for (i = 0; i < FINDING_MAX; i++) {
		const struct message *m = &catalogue->messages[i];

		if (m->title == NULL || m->remedy == NULL || m->condition == NULL)
			return tb_err_set(err, TB_MSG_CATALOGUE, path, 0, 0,
			    "no title, condition or remedy for the finding %s", finding_codes[i]);
	}
	for (i = 0; i < LABEL_MAX; i++) {
		catalogue->labels[i] = catalogue_word(catalogue, label_keys[i], NULL);
		if (catalogue->labels[i] == NULL)
			return tb_err_set(err, TB_MSG_CATALOGUE, path, 0, 0,
			    "no word for the key '%s'", label_keys[i]);
	}
	return 0;
}

int
catalogue_load(const char *path, struct catalogue *catalogue, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {.ns = NS, .start = on_start, .end = on_end};
	struct reader reader = {.catalogue = catalogue};
	struct tb_buf bytes = TB_BUF_INIT;
	int rc;

	*catalogue = (struct catalogue){0};
	rc = tb_file_read(path, 1024 * 1024, &bytes, err);
	if (rc != 0 && err->msg == TB_MSG_IO && tb_file_exists(path)) {
		tb_buf_release(&bytes);
		return -1;
	}
	if (rc == 0) {
		tb_digest(bytes.s, bytes.len, catalogue->digest);
		rc = tb_xml_parse(bytes.s, bytes.len, path, &handler, &reader, err);
	}
	tb_buf_release(&bytes);
	if (rc == 0)
		rc = tb_wordlist_finish(&catalogue->words, path, TB_MSG_CATALOGUE, err);
	if (rc == 0)
		rc = check(catalogue, path, err);
	if (rc != 0) {
		err->msg = TB_MSG_CATALOGUE; /* whatever it is, the catalogue cannot be used */
		catalogue_release(catalogue);
	}
	return rc;
}

void
catalogue_release(struct catalogue *catalogue)
{
	tb_wordlist_release(&catalogue->words);
	tb_arena_release(&catalogue->arena);
	*catalogue = (struct catalogue){0};
}

const char *
catalogue_word(const struct catalogue *catalogue, const char *key, const char *otherwise)
{
	return tb_wordlist_find(&catalogue->words, key, otherwise);
}

const char *
catalogue_section(const struct catalogue *catalogue, const char *section)
{
	char key[48];

	snprintf(key, sizeof(key), "section.%s", section != NULL ? section : "head");
	return catalogue_word(catalogue, key, section);
}

void
catalogue_detail(const struct catalogue *catalogue, const char *detail, struct tb_buf *out)
{
	const char *colon, *word, *second;
	char key[64], first[256];

	if (detail == NULL)
		return;
	colon = strchr(detail, ':');
	snprintf(key, sizeof(key), "%.*s",
	    (int)(colon != NULL ? colon - detail - 1 : (long)strlen(detail)), detail + 1);
	word = detail[0] == '@' ? catalogue_word(catalogue, key, NULL) : NULL;
	if (word == NULL && strncmp(detail, "@xml.", 5) == 0)
		word = catalogue->labels[LABEL_XML_OTHER];
	if (word == NULL) {
		tb_buf_puts(out, detail);
		return;
	}
	second = colon != NULL && strstr(word, "{2}") != NULL ? strchr(colon + 1, ':') : NULL;
	if (colon != NULL)
		snprintf(first, sizeof(first), "%.*s",
		    (int)(second != NULL ? second - colon - 1 : (long)strlen(colon + 1)),
		    colon + 1);
	tb_slots_fill(out, word,
	    (const struct tb_slot[]){{"1", colon != NULL ? first : NULL},
		{"2", second != NULL ? second + 1 : NULL}, {NULL, NULL}});
}
