/*
 * The words of receipts: templates/receipt-messages.xml.  One message for each
 * finding id, and words by key for labels, headings and names.  After a load
 * every finding has its message and every label of words.h its word, so that a
 * receipt never lacks one.
 */
#ifndef RECEIVE_CATALOGUE_H
#define RECEIVE_CATALOGUE_H

#include "../lib/digest.h"
#include "../lib/plan.h"
#include "../lib/slots.h"
#include "../lib/wordlist.h"
#include "finding.h"

enum label {
#define WORD(name, key) LABEL_##name,
#include "words.h"
#undef WORD
	LABEL_MAX
};

enum { MESSAGE_SLOTS = 3, MESSAGE_ALSO = 2 };

/* Stands behind the condition where the plan has the rule. */
struct also {
	const char *rule, *text;
};

struct message {
	const char *title;    /* what is wrong */
	const char *text;     /* what was compared, "" = nothing to say */
	const char *expected; /* used where the finding gives none, "" = none */
	const char *remedy;
	struct {
		const char *text, *expected, *remedy; /* NULL = as above */
	} in_form;				      /* said where a form came and not XML */
	struct {
		const char *title, *expected, *remedy; /* NULL = as above */
	} in_list; /* said of the list of a year, tongbao-rolling(5) */
	/* for the rule book */
	const char *tables; /* sections, file, signature or all, with blanks between */
	const char *condition;
	struct also also[MESSAGE_ALSO + 1];	 /* ended by a rule of NULL */
	struct tb_slot slots[MESSAGE_SLOTS + 1]; /* what slots say there; ended by a name of NULL */
};

struct catalogue {
	struct tb_arena arena;
	struct message messages[FINDING_MAX];
	enum level levels[FINDING_MAX];
	struct tb_wordlist words;
	const char *labels[LABEL_MAX];
	char digest[TB_DIGEST_LEN + 1]; /* of the file */
};

/* -1: *err filled (E031), *catalogue released. */
int catalogue_load(const char *path, struct catalogue *catalogue, struct tb_err *err) TB_MUST_CHECK;
void catalogue_release(struct catalogue *catalogue);

/* Where the plan has a word for a table or a field (<form>, <indicators>: tongbao-plan.5), that
 * is the word of "section.TABLE" and "field.NAME" from now on. Of a name that two tables call
 * differently it stays. The plan must outlive the catalogue. */
void catalogue_take_plan(struct catalogue *catalogue, const struct tb_plan *plan);

/* The word of "section.NAME", or the name; of NULL that of the head. */
const char *catalogue_section(const struct catalogue *catalogue, const char *section);

/* Append a detail as findings have it: "@key", "@key:argument" or, of a word that has {2},
 * "@key:argument:argument" names a word of the catalogue, so that what is found without the
 * catalogue speaks Chinese as well; another text is itself. NULL is nothing. */
void catalogue_detail(const struct catalogue *catalogue, const char *detail, struct tb_buf *out);

/* The word of a key, or `otherwise`; borrowed. */
const char *catalogue_word(
    const struct catalogue *catalogue, const char *key, const char *otherwise);

/* "must", "query", "note", by enum level. */
extern const char *const level_codes[LEVEL_MAX];

#endif
