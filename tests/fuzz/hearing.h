/*
 * The parent's side of parsing (sandbox.c, which is included for it): an answer in pieces,
 * and its rows walked over as the rules and the archive do.
 */
#ifndef HEARING_H
#define HEARING_H

#include "../../pipeline/receive/sandbox.c"
#include "fuzz.h"

/* -1 = it is no answer. *parsed is to be released by forget() in both cases. */
static int
hear_answer(const char *bytes, size_t len, size_t piece, struct parsed *parsed)
{
	static struct work_file file = {.fd = -1};
	struct tb_err err;
	struct answer answer = {.parsed = parsed, .part = TB_BUF_INIT, .err = &err};
	size_t at;
	int rc = 0;

	if (file.fd < 0)
		require(work_file_open(
			    &file, access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp", &err) == 0);
	parsed_init(parsed);
	rows_begin(&parsed->rows, &file);
	for (at = 0; rc == 0 && at < len; at += piece)
		rc = hear_parser(&answer, bytes + at, len - at < piece ? len - at : piece);
	if (rc == 0)
		rc = answer.ended ? unpack(&answer.part, parsed) : -1;
	tb_buf_release(&answer.part);
	return rc;
}

static void
walk_all(const struct parsed *parsed)
{
	struct walk walk;
	enum tb_row_kind kind;

	for (kind = 0; kind < TB_ROW_MAX; kind++) {
		walk_begin(&walk, &parsed->rows, kind);
		while (walk_next(&walk) != NULL)
			;
		walk_end(&walk);
	}
}

static void
forget(struct parsed *parsed)
{
	rows_drop(&parsed->rows);
	parsed_release(parsed);
}

#endif
