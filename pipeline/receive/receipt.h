/*
 * A receipt (tongbao-receipt.5): what a unit is told about a file it dropped.
 * The archive keeps it as XML, with every word in it; the text that people read
 * is made from that XML alone, so that it can be made again.
 */
#ifndef RECEIVE_RECEIPT_H
#define RECEIVE_RECEIPT_H

#include "catalogue.h"
#include "rules.h"
#include "signature.h"

#define RECEIPT_NS     "urn:tongbao:receipt:1"
#define RECEIPT_SUFFIX ".receipt.xml" /* in the archive */
#define RECEIPT_NEEDS  "a receipt has outcome, source, digest and arrived"

enum outcome {
	OUTCOME_ACCEPTED,    /* 受理 */
	OUTCOME_PENDING,     /* 有条件受理（待核实） */
	OUTCOME_REFUSED,     /* 退回 */
	OUTCOME_DUPLICATE,   /* 重复 */
	OUTCOME_LATE,	     /* 迟报 */
	OUTCOME_QUARANTINED, /* 隔离 */
	OUTCOME_LEFT,	     /* stays in the inbox: a folder, a file still being written */
	OUTCOME_WAITING,     /* 收讫: claimed, and waits for its signature; not decided yet */
	OUTCOME_MAX
};

/* "accepted" and so on, by enum outcome; the status of records too. */
extern const char *const outcome_codes[OUTCOME_MAX];

/* One dropped file on its way. */
struct submission {
	char *source; /* name as dropped, for display: UTF-8, one line */
	char *folder; /* the unit's drop folder it came in, NULL = the inbox itself */
	char *claim;  /* where the file is now */
	char *p7s;    /* where its signature is now, NULL = it has none */
	char *sum;    /* where the file with its sum is now, NULL = it has none */
	char *copy;   /* of the bytes, in the archive's .incoming/; NULL = none is kept */
	char digest[TB_DIGEST_LEN + 1]; /* of the bytes; where they cannot be had, of the name,
					 * and of size and time where there are any */
	char arrived[11];		/* day of the run, YYYY-MM-DD */
	size_t size;
	int crashed;  /* the process that parsed it did not end well */
	int unread;   /* the bytes were not read: no file, too large, no permission */
	int digested; /* unread, and the digest is of the bytes all the same */
	int compared; /* its amounts were held beside earlier reports */
	int known;    /* the bytes were accepted before: nothing more was looked at */
	struct parsed parsed;
	struct tb_buf p7s_bytes; /* empty when they were not read */
	struct signature signature;
	enum outcome outcome;
	long expected_version;	       /* of the next file of this unit and period; 0 = not known */
	const struct tb_record *first; /* of a duplicate: the record it repeats */
};

/* The path of the receipt that stands beside a record in the archive; the caller's. */
char *receipt_beside(const char *record_path);

/* What receipts name as their grounds. */
struct grounds {
	const struct rules *rules;
	const struct catalogue *catalogue;
	const struct authority *authority;
	char schema_digest[TB_DIGEST_LEN + 1];
	char plan_digest[TB_DIGEST_LEN + 1]; /* of the list of the plan's files and digests */
};

/* Earlier reports of the same unit that the receipt says the differences from; NULL = there is
 * none. */
struct earlier {
	struct history_entry *version; /* that this one corrects */
	struct history_entry *period;  /* that of the period before */
};

/* The receipt as XML. */
void receipt_write(struct tb_buf *out, const struct submission *submission,
    const struct grounds *grounds, struct earlier earlier);

/* The text for people, from the XML under a name for messages. -1: *err filled. */
int receipt_text(const char *xml, size_t len, const char *name, const struct catalogue *catalogue,
    struct tb_buf *out, struct tb_err *err) TB_MUST_CHECK;

/* The same words as a sheet, which is composed to a PDF. -1: *err filled. */
int receipt_sheet(const char *xml, size_t len, const char *name, const struct catalogue *catalogue,
    struct tb_buf *out, struct tb_err *err) TB_MUST_CHECK;

/* The name of the text's file without ".txt": source cut to a sane length, day, outcome, digest. */
int receipt_name(const char *xml, size_t len, const char *name, const struct catalogue *catalogue,
    struct tb_buf *out, struct tb_err *err) TB_MUST_CHECK;
/* Bytes of the source's name that such a name begins with. */
size_t receipt_name_len(const char *source);
/* "<day>.<16 hex>.<8 hex of the name>": the receipt's name in the folders of the
 * refused, the quarantined and the duplicates, for each name, day and content, which is
 * the bytes and, when there is one, the signature. Another answer to the same gets a number
 * (store.h). */
void receipt_content(const char *digest, const char *signature_digest, char out[TB_DIGEST_LEN + 1]);
void receipt_stem(const struct submission *submission, struct tb_buf *out);

#endif
