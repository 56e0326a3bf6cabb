/*
 * The command line of tongbao-export (tongbao-export.1): one thing a call.
 *
 *	(none)       the open data of a period, as a folder
 *	--rollup     the submission to the level above
 *	--forms      the forms of a month
 *	--list       of a year, the list to decide on
 *	--explain    one figure, walked back
 *	--sources    of each document a table of the figures that it prints
 */
#ifndef EXPORT_COMMAND_H
#define EXPORT_COMMAND_H

#include "rollup.h"

struct command {
	const char *plan, *archive, *templates, *figures, *output;
	const char *upper;     /* plan id of the level above; NULL = open data */
	const char *forms;     /* month of the forms; NULL = none are asked for */
	const char *sheets;    /* folder of the data of call-up sheets; NULL = none */
	const char **statuses; /* ended by NULL */
	size_t nstatuses;
	const char *asked; /* figure to be explained; NULL = none */
	const char *depth; /* of the explanation, as given; NULL = all of it */
	int levels;
	char *const *units; /* or files of uses */
	struct rollup_head head;
	int draft, empty, sources, list;
};

/* Read the command line and check it; ends the program where it is none (64). All strings are those
 * of argv. */
void command_read(int argc, char **argv, struct command *command);
void command_release(struct command *command); /* accepts a zeroed one */

#endif
