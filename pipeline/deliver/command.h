/*
 * The command line of tongbao-deliver (tongbao-deliver.1): one action a call.
 *
 *	--publish    output/<period>/issue-N when the period is approved, else draft-...
 *	--approve    record the approval of the run in the ledger
 *	--award, --withdraw
 *	             record in the ledger that a step award was given, or was not
 *	--close, --reopen, --grant
 *	             record in the ledger who may report a period
 *	--agenda     print what a run of the period has to make: approved issues, a draft
 *	--verify     follow the audit log, and compare archive and ledger with it; or look whether
 *	             an issue is what was published, and whether a run makes the same of it
 *	--intact     say which of the newest issues, and what of archive and ledger, was changed
 *	--place      folders of a run take the places of those of the site
 *	--settle     finish what a program that did not end had decided
 *	--next       print the month that is reported after one
 *	--due        print the periods that the plan's calendar says are due
 *	--shelf      what there is, for the status page
 *	--calendar   print what is to be made today, or let be (calendar.h)
 *	--standing   print what was made and may have to be made again
 *	--record     record in the ledger that a task of the calendar was done, or missed
 */
#ifndef DELIVER_COMMAND_H
#define DELIVER_COMMAND_H

#include "award.h"
#include "calendar.h"
#include "window.h"

/* Those up to ACTION_RECORD add to the ledger, or to what is published. */
enum command_action {
	ACTION_NONE,
	ACTION_PUBLISH,
	ACTION_APPROVE,
	ACTION_AWARD,
	ACTION_WITHDRAW,
	ACTION_CLOSE,
	ACTION_REOPEN,
	ACTION_GRANT,
	ACTION_RECORD,
	ACTION_AGENDA,
	ACTION_DUE,
	ACTION_CALENDAR,
	ACTION_STANDING,
	ACTION_VERIFY,
	ACTION_INTACT,
	ACTION_SETTLE,
	ACTION_PLACE,
	ACTION_SHELF,
	ACTION_NEXT
};

struct command {
	int action, draft, unmade, empty;
	long number;	    /* of the issue that --verify is of; 0 = the newest */
	char *const *pairs; /* folders and targets of --place */
	char *const *of;    /* periods of --shelf */
	const char *site, *work, *published, *event, *date_text, *expect, *head;
	const char *by, *reason; /* of a decision that is recorded */
	struct tb_term term;
	struct tb_date date;
	struct given_award award;
	struct window window;
	struct calendar_event task; /* of --record */
};

/* Read the command line and check it; ends the program where it is none (64). All strings are those
 * of argv. */
void command_read(int argc, char **argv, struct command *command);

#endif
