/*
 * A unit's form as a workbook (tongbao-form.5): instructions, a sheet a table, and
 * the hidden sheet `_meta` by which it is read back.  Sheets are protected, cells to
 * be filled are not, and each says what it takes.
 */
#ifndef EXPORT_FORM_BOOK_H
#define EXPORT_FORM_BOOK_H

#include "../lib/form.h"
#include "form-words.h"

struct form_source {
	const struct tb_form *form;
	const struct tb_plan *plan;
	const struct form_words *words;
};

/* Write the file `name` into the folder, which is used for the library's temporary files
 * too, and read it back to see that it is whole. The same form makes the same bytes.
 * -1: *err filled. */
int form_book_write(const struct form_source *source, const char *folder, const char *name,
    struct tb_err *err) TB_MUST_CHECK;

#endif
