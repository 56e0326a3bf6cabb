/*
 * A form as the submission it stands for (tongbao-submission.5), filled in as far as the form
 * is: for a department whose program reports.  What is to be filled in stands as an empty
 * attribute, so that the schema says of each that it is missing; what may be left out is left
 * out.
 */
#ifndef EXPORT_SKELETON_H
#define EXPORT_SKELETON_H

#include "../lib/form.h"
#include "form-words.h"

/* Append the file. `notice`: the plan's, "" = none. */
void skeleton_write(struct tb_buf *out, const struct tb_form *form, const char *notice,
    const struct form_words *words);

#endif
