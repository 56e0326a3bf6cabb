/* The letter of a parcel: RFC 5322, with its PDFs; its words are templates/delivery.xml. */
#ifndef POST_LETTER_H
#define POST_LETTER_H

#include "../lib/wordlist.h"
#include "order.h"

enum letter_word {
	LETTER_SUBJECT, /* {title} {more} {reissue} {number} */
	LETTER_MORE,	/* of several documents: {count} */
	LETTER_REISSUE, /* {issue} */
	LETTER_GREETING,
	LETTER_TO, /* by enum tb_addressee_role */
	LETTER_CC,
	LETTER_COPY,
	LETTER_ATTACHED,
	LETTER_PAGES, /* {count} */
	LETTER_BOUND, /* {count} */
	LETTER_ITEM,
	LETTER_LINKED, /* further slot {link} */
	LETTER_CHECK,
	LETTER_CLOSING,
	LETTER_CORRECTION, /* of a submission to the level above: {issue} {number} */
	LETTER_WORDS
};

struct letter_words {
	struct tb_wordlist list;
	const char *texts[LETTER_WORDS];
};

/* Of a folder of templates. -1: *err filled (E087), released. */
int letter_words_load(const char *templates, struct letter_words *words, struct tb_err *err);
void letter_words_release(struct letter_words *words);

/* "（第2次印发）" of a later issue, else "". */
void letter_reissue(const struct letter_words *words, long issue, struct tb_buf *out);

/* <32 hex digits@domain of the sender>: of plan, period, issue, edition and recipient alone, so
 * that a second try has the same. */
void letter_message_id(const struct tb_plan *plan, const struct parcel *parcel, struct tb_buf *out);

/* The whole letter to *out; date is that of its header (RFC 5322). What together is larger than
 * the plan's limit is linked, the largest first. -1: *err filled. */
int letter_make(const struct tb_plan *plan, const struct letter_words *words,
    const struct parcel *parcel, const char *date, struct tb_buf *out, struct tb_err *err);

#endif
