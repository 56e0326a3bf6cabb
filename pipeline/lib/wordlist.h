/*
 * Words by key: what files of texts (templates) hold as <word key="k">text</word>.
 *
 *	start of <word>:  if (tb_wordlist_open(&words, xml, attrs) != 0) return -1;
 *	its end:          tb_wordlist_close(&words, text);
 *	after the file:   tb_wordlist_finish(&words, path, TB_MSG_..., err)
 *
 * Invariant: a zeroed list is empty; look-ups are for finished ones.
 */
#ifndef TB_WORDLIST_H
#define TB_WORDLIST_H

#include "xmlread.h"

struct tb_word {
	const char *key, *text;
};

struct tb_wordlist {
	struct tb_word *list; /* by key, once it is finished */
	size_t n;
	/* private */
	size_t cap;
	struct tb_arena arena;
	const char *open; /* key of the word that is being read */
};

/* Both are copied. */
void tb_wordlist_add(struct tb_wordlist *words, const char *key, const char *text);

/* A <word> begins, which needs a key, and ends. */
int tb_wordlist_open(
    struct tb_wordlist *words, struct tb_xml *xml, const struct tb_xml_attr *attrs) TB_MUST_CHECK;
void tb_wordlist_close(struct tb_wordlist *words, const char *text);

/* Ready for look-ups; -1: a key stands twice, *err filled with the message and path. */
int tb_wordlist_finish(
    struct tb_wordlist *words, const char *path, enum tb_msg msg, struct tb_err *err) TB_MUST_CHECK;
void tb_wordlist_release(struct tb_wordlist *words); /* the list is empty again */

/* A file that holds nothing but words, each of a fixed set of keys. */
struct tb_wordlist_kind {
	const char *ns;		 /* of its elements */
	const char *const *keys; /* which must all be there, and no other */
	size_t nkeys;
	enum tb_msg msg; /* of whatever is wrong with it */
};

/* Read it into *words; texts[i] becomes the text of keys[i], borrowed from *words.
 * -1: *err filled, *words released. */
int tb_wordlist_load(const char *path, const struct tb_wordlist_kind *kind,
    struct tb_wordlist *words, const char **texts, struct tb_err *err) TB_MUST_CHECK;

/* The text of the key, or `otherwise`; borrowed. */
const char *tb_wordlist_find(
    const struct tb_wordlist *words, const char *key, const char *otherwise);
/* The same of the key "group.key". */
const char *tb_wordlist_find_in(
    const struct tb_wordlist *words, const char *group, const char *key, const char *otherwise);

#endif
