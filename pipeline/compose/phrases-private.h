/*
 * Phrases in parts: phrases-read.c (the file, and what is wrong with it), phrases.c (what one
 * says).  All strings belong to the arena of the phrases.
 */
#ifndef COMPOSE_PHRASES_PRIVATE_H
#define COMPOSE_PHRASES_PRIVATE_H

#include "phrases.h"

enum { MAX_SLOTS = 24 };

/* What a condition may ask of a figure. */
enum test {
	TEST_UP = 1, /* dir, as printed */
	TEST_DOWN = 2,
	TEST_FLAT = 4,
	TEST_NUMBER = 8, /* has a number to print */
	TEST_VOID = 16,	 /* has none, or the slot is empty */
	TEST_ZERO = 32,	 /* the exact value is 0 */
	TEST_SOME = 64,	 /* has a number other than 0 */
	TEST_MET = 128,	 /* has a number not below 0, exactly */
	TEST_CARRIED = 256,
	TEST_MISSING = 512,
	TEST_ABSENT = 1024, /* the slot is empty */
	TEST_APART = 2048,  /* a change that the printed growths do not tell */
	TEST_CURVE = 4096,  /* a lead over what a curve has due */
	TEST_BELOW = 8192,  /* prints below zero, where that is no dir */
	TEST_ONE = 16384,   /* prints as 1 */
	TEST_TRACE = 32768, /* has a number other than 0 that prints as 0 */
	TEST_HALF = 65536   /* is 1/2 or more, exactly */
};

struct condition {
	size_t slot;
	unsigned tests;	   /* of a figure: any of these */
	const char *words; /* of a text: one of these, parted by '|' */
};

struct form {
	const char *text;
	struct condition *conditions;
	size_t nconditions, cap;
	int line;
};

struct slot {
	const char *name;
	int is_figure;
};

struct phrase {
	const char *id;
	struct slot slots[MAX_SLOTS];
	size_t nslots;
	struct form *forms;
	size_t nforms, cap;
	const char *path; /* where it stands */
	int line;
};

/* Order of the list, once loaded. */
int phrase_compare(const void *a, const void *b);
/* NULL = there is none. */
const struct phrase *phrase_find(const struct phrases *phrases, const char *id);
/* Index of the slot of that name, name[len] not needing to be its end; -1 = it has none such. */
int phrase_slot(const struct phrase *phrase, const char *name, size_t len);

/* A piece of a form's text: literal, {slot}, {>phrase}. */
struct piece {
	const char *s;
	size_t len;
	enum { PIECE_LITERAL, PIECE_SLOT, PIECE_PHRASE, PIECE_BROKEN } kind;
};

/* The next piece at *at, which is moved behind it; 0 at the end of the text. */
int piece_next(const char **at, struct piece *piece);

#endif
