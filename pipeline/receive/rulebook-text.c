/* The help text of one rule, indicator or field; see rulebook.h. */
#include "rulebook.h"
#include <strings.h>

static const char wide_blank[] = "　";

static const char *
label(const struct rulebook *book, enum label id)
{
	return book->site->catalogue.labels[id];
}

/* "  怎么改：text" on a line of its own; nothing where there is no text. */
static void
put_line(struct tb_buf *out, const char *name, const char *text)
{
	if (text != NULL && text[0] != '\0')
		tb_buf_printf(out, "  %s：%s\n", name, text);
}

/* --- rules ------------------------------------------------------------------------------ */

/* The names of "industries projects", parted by 、. */
static void
put_tables(const struct rulebook *book, const char *tables, struct tb_buf *out)
{
	const char *at = tables;
	char code[32];
	size_t len;

	for (; *at != '\0'; at += len + (at[len] != '\0')) {
		len = strcspn(at, " ");
		snprintf(code, sizeof(code), "%.*s", (int)len, at);
		tb_buf_printf(out, "%s%s", at > tables ? "、" : "",
		    catalogue_section(&book->site->catalogue, code));
	}
}

static void
put_rule(const struct rulebook *book, const struct rulebook_rule *rule, struct tb_buf *out)
{
	static const enum label levels[LEVEL_MAX] = {
	    LABEL_LEVEL_MUST, LABEL_LEVEL_QUERY, LABEL_LEVEL_NOTE};
	struct tb_buf tables = TB_BUF_INIT;

	tb_buf_printf(out, "%s%s%s%s%s\n", finding_codes[rule->id], wide_blank,
	    rule->message->title, wide_blank,
	    label(book, rule->applied ? levels[rule->level] : LABEL_NOT_APPLIED));
	put_line(out, label(book, LABEL_CONDITION), rule->condition);
	put_line(out, label(book, LABEL_EXPECTED), rule->expected);
	put_line(out, label(book, LABEL_REMEDY), rule->remedy);
	put_tables(book, rule->message->tables, &tables);
	put_line(out, label(book, LABEL_TABLES), tables.s);
	tb_buf_release(&tables);
}

/* --- indicators and fields --------------------------------------------------------------- */

static void
put_indicator(
    const struct rulebook *book, const struct tb_plan_indicator *indicator, struct tb_buf *out)
{
	size_t i;

	tb_buf_printf(out, "%s%s%s%s%s\n", indicator->code, wide_blank, indicator->name, wide_blank,
	    indicator->unit);
	put_line(out, label(book, LABEL_DEFINITION), indicator->definition);
	for (i = 0; i < indicator->nfields; i++)
		put_line(out, indicator->fields[i].head, indicator->fields[i].help);
}

/* What each indicator that has the field says of it. */
static void
put_indicators_help(const struct rulebook *book, const char *field, struct tb_buf *out)
{
	const struct tb_plan *plan = &book->site->plan;
	size_t i, k;

	for (i = 0; i < plan->nindicators; i++)
		for (k = 0; k < plan->indicators[i].nfields; k++)
			if (strcmp(plan->indicators[i].fields[k].name, field) == 0)
				put_line(out, plan->indicators[i].name,
				    plan->indicators[i].fields[k].help);
}

static void
put_field(const struct rulebook *book, const struct tb_field *field, struct tb_buf *out)
{
	const struct tb_plan_column *column = rulebook_column(book, field);
	const char *const *word;
	struct tb_buf choices = TB_BUF_INIT;

	tb_buf_printf(out, "%s%s%s%s%s\n", rulebook_table_name(book, field->table), wide_blank,
	    rulebook_head(book, field), wide_blank, field->name);
	put_line(out, label(book, LABEL_HELP_TEXT), column != NULL ? column->help : NULL);
	put_indicators_help(book, field->name, out);
	put_line(out, label(book, LABEL_WANTS), rulebook_wants(book, field));
	for (word = field->words; word != NULL && *word != NULL; word++)
		tb_buf_printf(&choices, "%s%s", word > field->words ? "、" : "", *word);
	put_line(out, label(book, LABEL_CHOICES), choices.s);
	tb_buf_release(&choices);
}

/* --- looking it up ------------------------------------------------------------------------ */

int
rulebook_explain(struct rulebook *book, const char *what, struct tb_buf *out, struct tb_err *err)
{
	const struct tb_plan *plan = &book->site->plan;
	const struct tb_field *field;
	struct rulebook_rule rule;
	size_t before = out->len, i;
	int id;

	for (id = 0; id < FINDING_MAX; id++) {
		if (strcasecmp(finding_codes[id], what) != 0)
			continue;
		if (rulebook_rule(book, (enum finding_id)id, &rule, err) != 0)
			return -1;
		put_rule(book, &rule, out);
	}
	for (i = 0; i < plan->nindicators; i++)
		if (strcmp(plan->indicators[i].code, what) == 0 ||
		    strcmp(plan->indicators[i].name, what) == 0)
			put_indicator(book, &plan->indicators[i], out);
	for (field = tb_fields; field->table != NULL; field++)
		if (strcmp(field->name, what) == 0 || strcmp(rulebook_head(book, field), what) == 0)
			put_field(book, field, out);
	return out->len > before ? 0 : 1;
}
