/* Wording: see wording.h. */
#include "wording.h"

/* The bit of the two bytes that stand there. */
static unsigned
pair_at(const char *s)
{
	return (unsigned)(unsigned char)s[0] << 8 | (unsigned char)s[1];
}

static void
note_begin(struct wording *wording, unsigned pair)
{
	wording->begins[pair / 8] |= (unsigned char)(1 << pair % 8);
}

/* Behind a word of one byte any other may stand. */
static void
add(struct wording *wording, const char *word)
{
	const char **slot = tb_grow(&wording->words, wording->n, &wording->cap, sizeof(*slot));
	unsigned pair = pair_at(word), i;

	*slot = word;
	wording->n++;
	note_begin(wording, pair);
	for (i = 0; word[1] == '\0' && i < 256; i++)
		note_begin(wording, pair + i);
}

int
wording_load(const struct phrases *phrases, struct wording *wording, struct tb_err *err)
{
	static const struct tb_figures none; /* the phrase has no slots */
	char *word, *end;

	*wording = (struct wording){.text = TB_BUF_INIT};
	add(wording, "{");
	add(wording, "}");
	if (!phrases_have(phrases, "wording.never"))
		return 0;
	if (phrases_say(phrases, &none, "wording.never", NULL, 0, &wording->text, err) != 0)
		return -1;
	for (word = wording->text.s; *word != '\0'; word = end) {
		end = word + strcspn(word, "|");
		if (*end == '|')
			*end++ = '\0';
		if (*word != '\0')
			add(wording, word);
	}
	return 0;
}

void
wording_release(struct wording *wording)
{
	free(wording->words);
	tb_buf_release(&wording->text);
	*wording = (struct wording){0};
}

/* A word that ends with a digit is another one where more digits follow: -0.0 is not in -0.08. */
static int
stands_in(const char *text, const char *word)
{
	size_t n = strlen(word);
	const char *at;

	for (at = strstr(text, word); at != NULL; at = strstr(at + 1, word))
		if (strchr("0123456789", word[n - 1]) == NULL || at[n] < '0' || at[n] > '9')
			return 1;
	return 0;
}

/* Does a word begin anywhere in the text? Mostly none does, and none has to be looked for. */
static int
holds_any(const struct wording *wording, const char *text)
{
	size_t i;

	for (; *text != '\0'; text++) {
		unsigned pair = pair_at(text);

		if ((wording->begins[pair / 8] & 1 << pair % 8) == 0)
			continue;
		for (i = 0; i < wording->n; i++)
			if (strncmp(text, wording->words[i], strlen(wording->words[i])) == 0)
				return 1;
	}
	return 0;
}

const char *
wording_next(const struct wording *wording, const char *text, size_t *at)
{
	if (*at == 0 && !holds_any(wording, text))
		return NULL;
	while (*at < wording->n) {
		const char *word = wording->words[(*at)++];

		if (stands_in(text, word))
			return word;
	}
	return NULL;
}
