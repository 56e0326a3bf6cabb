/* Wording: see wording.h. */
#include "wording.h"

static void
add(struct wording *wording, const char *word)
{
	const char **slot = tb_grow(&wording->words, wording->n, &wording->cap, sizeof(*slot));

	*slot = word;
	wording->n++;
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

const char *
wording_next(const struct wording *wording, const char *text, size_t *at)
{
	while (*at < wording->n) {
		const char *word = wording->words[(*at)++];

		if (stands_in(text, word))
			return word;
	}
	return NULL;
}
