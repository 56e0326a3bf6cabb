/*
 * Wording that no bulletin may have: the phrase wording.never of the phrases'
 * file, parted by '|', and the braces of slots, which no form can hold.
 */
#ifndef COMPOSE_WORDING_H
#define COMPOSE_WORDING_H

#include "phrases.h"

struct wording {
	/* private */
	struct tb_buf text;
	const char **words; /* into text */
	size_t n, cap;
	unsigned char begins[8192]; /* a bit for each two bytes that a word can begin with */
};

/* A file without the phrase forbids nothing but braces. -1: *err says why the
 * phrase cannot be said. Release in both cases. */
int wording_load(
    const struct phrases *phrases, struct wording *wording, struct tb_err *err) TB_MUST_CHECK;
void wording_release(struct wording *wording);

/* The next forbidden word of the text, from the *at-th of them on (0 at first);
 * NULL when there is no other. */
const char *wording_next(const struct wording *wording, const char *text, size_t *at);

#endif
