/* What there is that an approved issue does not count: in the archive, in the office's sheet. */
#ifndef DELIVER_NEWS_H
#define DELIVER_NEWS_H

#include "../lib/ledger.h"
#include "../lib/record.h"

/* Submissions of the issue's period and of earlier ones of its year; and the office's sheet. */
struct news {
	int sheet; /* it is not the one that was approved */
	size_t n;
	struct tb_archive_entry first; /* when n > 0; its path is in the arena */
	struct tb_arena arena;
};

/* The newest version of each report that is not late, or admitted since, and that the issue does
 * not count. Decided by names; only what the issue does not name is opened, for its status. 0, or
 * -1 with *err filled and *news released. */
int news_find(const char *site, const struct tb_ledger *ledger, const struct tb_ledger_event *issue,
    struct news *news, struct tb_err *err) TB_MUST_CHECK;
void news_release(struct news *news);

#endif
