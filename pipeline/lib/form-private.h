/* Between the files of the form module. */
#ifndef TB_FORM_PRIVATE_H
#define TB_FORM_PRIVATE_H

#include "form.h"

struct form_maker {
	const struct tb_plan *plan;
	struct tb_form_before before;
	struct tb_form *form;
};

/* Does the unit report the indicator of the i-th subject of the kind in the form's period? */
int form_reports(const struct form_maker *m, const struct tb_plan_indicator *indicator,
    enum tb_subject subject, size_t i);
/* The last report before, where it counts from the same January; NULL = none. */
const struct tb_record *form_last_of_year(const struct form_maker *m);
size_t form_subjects(const struct tb_plan *plan, enum tb_subject subject);

/* The rows of a table whose columns are made, filled in as far as is known; `spare` empty
 * ones behind them. */
void form_fill_rows(const struct form_maker *m, struct tb_form_table *table, int spare);
/* What is known of something that stands once in the table. */
const char *form_item_text(
    const struct form_maker *m, const struct tb_form_table *table, const struct tb_field *field);

#endif
