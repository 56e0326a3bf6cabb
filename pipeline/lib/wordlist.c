/* Words by key: see wordlist.h. */
#include "wordlist.h"

void
tb_wordlist_add(struct tb_wordlist *words, const char *key, const char *text)
{
	struct tb_word *word = tb_grow(&words->list, words->n++, &words->cap, sizeof(*word));

	word->key = tb_arena_strdup(&words->arena, key);
	word->text = tb_arena_strdup(&words->arena, text);
}

int
tb_wordlist_open(struct tb_wordlist *words, struct tb_xml *xml, const struct tb_xml_attr *attrs)
{
	const char *key = tb_xml_need(xml, "word", attrs, "key");

	if (key == NULL)
		return -1;
	words->open = tb_arena_strdup(&words->arena, key);
	return 0;
}

void
tb_wordlist_close(struct tb_wordlist *words, const char *text)
{
	tb_wordlist_add(words, words->open, text);
}

static int
by_key(const void *a, const void *b)
{
	const struct tb_word *x = a, *y = b;

	return strcmp(x->key, y->key);
}

int
tb_wordlist_finish(struct tb_wordlist *words, const char *path, enum tb_msg msg, struct tb_err *err)
{
	size_t i;

	if (words->n > 0)
		qsort(words->list, words->n, sizeof(*words->list), by_key);
	for (i = 1; i < words->n; i++)
		if (strcmp(words->list[i - 1].key, words->list[i].key) == 0)
			return tb_err_set(err, msg, path, 0, 0,
			    "'%s' stands there twice; remove one", words->list[i].key);
	return 0;
}

void
tb_wordlist_release(struct tb_wordlist *words)
{
	free(words->list);
	tb_arena_release(&words->arena);
	*words = (struct tb_wordlist){0};
}

const char *
tb_wordlist_find(const struct tb_wordlist *words, const char *key, const char *otherwise)
{
	const struct tb_word wanted = {key, NULL}, *found = NULL;

	if (words->n > 0)
		found = bsearch(&wanted, words->list, words->n, sizeof(*words->list), by_key);
	return found != NULL ? found->text : otherwise;
}

/* The parts of "group.key". */
struct parts {
	const char *group, *key;
};

/* As strcmp has it, without putting the parts together. */
static int
by_parts(const void *a, const void *b)
{
	const struct parts *parts = a;
	const char *word = ((const struct tb_word *)b)->key;
	size_t len = strlen(parts->group);
	int order = strncmp(parts->group, word, len);

	if (order == 0)
		order = '.' - (unsigned char)word[len];
	return order != 0 ? order : strcmp(parts->key, word + len + 1);
}

const char *
tb_wordlist_find_in(
    const struct tb_wordlist *words, const char *group, const char *key, const char *otherwise)
{
	const struct parts wanted = {group, key};
	const struct tb_word *found = NULL;

	if (words->n > 0)
		found = bsearch(&wanted, words->list, words->n, sizeof(*words->list), by_parts);
	return found != NULL ? found->text : otherwise;
}

/* --- files of words alone ---------------------------------------------------------- */

struct loader {
	const struct tb_wordlist_kind *kind;
	struct tb_wordlist *words;
};

static int
is_known(const struct tb_wordlist_kind *kind, const char *key)
{
	for (size_t i = 0; i < kind->nkeys; i++)
		if (strcmp(kind->keys[i], key) == 0)
			return 1;
	return 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct loader *loader = user;
	enum tb_msg msg = loader->kind->msg;
	const char *key = tb_xml_attr(attrs, "key");

	if (depth == 0)
		return 0;
	if (strcmp(name, "word") != 0)
		return tb_xml_fail(xml, msg, "<%s> does not belong here", name);
	if (key != NULL && !is_known(loader->kind, key))
		return tb_xml_fail(xml, msg, "no word has the key '%s'; correct it", key);
	return tb_wordlist_open(loader->words, xml, attrs);
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct loader *loader = user;

	(void)xml, (void)name;
	if (depth == 1)
		tb_wordlist_close(loader->words, text);
	return 0;
}

/* Each text by its number. */
static int
settle(const struct loader *loader, const char *path, const char **texts, struct tb_err *err)
{
	const struct tb_wordlist_kind *kind = loader->kind;

	if (tb_wordlist_finish(loader->words, path, kind->msg, err) != 0)
		return -1;
	for (size_t i = 0; i < kind->nkeys; i++) {
		texts[i] = tb_wordlist_find(loader->words, kind->keys[i], NULL);
		if (texts[i] == NULL)
			return tb_err_set(err, kind->msg, path, 0, 0,
			    "there is no <word key=\"%s\">; add it", kind->keys[i]);
	}
	return 0;
}

int
tb_wordlist_load(const char *path, const struct tb_wordlist_kind *kind, struct tb_wordlist *words,
    const char **texts, struct tb_err *err)
{
	const struct tb_xml_handler handler = {.ns = kind->ns, .start = on_start, .end = on_end};
	struct loader loader = {kind, words};
	int rc;

	*words = (struct tb_wordlist){0};
	rc = tb_xml_parse_file(path, &handler, &loader, err);
	if (rc == 0)
		rc = settle(&loader, path, texts, err);
	if (rc != 0) {
		err->msg = kind->msg; /* whatever it is, the words cannot be used */
		tb_wordlist_release(words);
	}
	return rc;
}
