/*
 * 数据出处表: of each document a table of the figures that it prints, one row for each place,
 * with rule, operands and what they rest on: the file that its PDF carries
 * (tongbao-data.5, "The table in a PDF").
 */
#ifndef EXPORT_SOURCES_H
#define EXPORT_SOURCES_H

#include "dataset.h"

struct sources_order {
	struct dataset *dataset;
	const char *output; /* folder; made if it is not there */
	/* of tongbao-compose: NAME.uses, and NAME.bind of documents bound into one, which come
	 * behind those; NULL-ended */
	char *const *files;
};

/* Write OUTPUT/NAME.csv for each file. Of the public edition only what is printed, and its
 * rule, is told (R18). -1: *err filled: a file cannot be read (E001), or it is none of these
 * (E097); those before it are written. */
int sources_write(const struct sources_order *order, struct tb_err *err) TB_MUST_CHECK;

#endif
