/*
 * Taking in: from the inbox to the archive and the receipts; and the same for
 * files that are only to be checked.
 */
#ifndef RECEIVE_INTAKE_H
#define RECEIVE_INTAKE_H

#include "receipt.h"

struct intake {
	const char *site;
	struct tb_date day;
	int xml; /* of the status: as XML */
};

/* Take in what lies in the inbox, and answer each file. What a person must act
 * on is said on stderr, a line a file (W032-W036). -1: *err filled; what was
 * answered before stays answered. */
int intake_run(const struct intake *intake, struct tb_err *err) TB_MUST_CHECK;

/* Write sheets of the receipts that have no PDF yet, in folders of `folder` (store.h). */
int intake_sheets(
    const struct intake *intake, const char *folder, struct tb_err *err) TB_MUST_CHECK;

/* Print the receipt that each file would get, and change nothing. */
int intake_check(const struct intake *intake, char *const *files, struct tb_err *err) TB_MUST_CHECK;

/* A period, or the month that is reported before it. */
struct asked_status {
	struct tb_period period;
	int before;
};

/* Print who has reported each of the n: a line a unit, and DHIS2's five rates of each and of all, of
 * the period and of the year to date; or the same as XML, with a folder into FOLDER/PERIOD.status,
 * that of the month before into FOLDER/before.status. */
int intake_status(const struct intake *intake, const struct asked_status *asked, size_t n,
    const char *folder, struct tb_err *err) TB_MUST_CHECK;

#endif
