/*
 * What a cell of a form takes: data rules with a prompt, and a refusal when
 * something else is typed.  They spare a clerk a receipt; what counts is what
 * tongbao-receive finds.
 */
#include <xlsxwriter.h>

#include "form-sheet.h"
#include <string.h>

enum { TITLE_CHARS = 32, PROMPT_CHARS = 255, VERSION_MOST = 9999 };

/* Cut behind that many characters of UTF-8. */
static char *
shortened(const char *s, size_t most)
{
	const char *end = s;

	for (; *end != '\0' && most > 0; most--)
		for (end++; (*end & 0xc0) == 0x80; end++)
			;
	return tb_xstrndup(s, (size_t)(end - s));
}

struct limits {
	const char *unit;
	char places[8], least[8], most[12];
};

static struct limits
limits_of(const struct form_ask *ask)
{
	struct limits limits = {tb_unit_name(ask->unit), "", "1", ""};

	snprintf(limits.places, sizeof(limits.places), "%d", tb_unit_places(ask->unit));
	snprintf(limits.most, sizeof(limits.most), "%d",
	    ask->field->kind == TB_FIELD_NUMBER ? VERSION_MOST : ask->field->max_chars);
	return limits;
}

/* The word for this field, on the heap. */
static char *
word_for(struct form_book *book, const struct form_ask *ask, enum form_word word)
{
	const struct limits limits = limits_of(ask);
	const char *text = form_say(book, word,
	    (const struct tb_slot[]){{"unit", limits.unit}, {"places", limits.places},
		{"least", limits.least}, {"most", limits.most}, {NULL, NULL}});

	return shortened(text, PROMPT_CHARS);
}

/* --- rules by kind ------------------------------------------------------------------- */

static const struct {
	enum form_word take, refuse;
} words[KIND_MAX] = {
    [TB_FIELD_CODE] = {FORM_WORD_MAX, FORM_WORD_MAX},
    [TB_FIELD_AMOUNT] = {FORM_TAKE_AMOUNT, FORM_REFUSE_AMOUNT},
    [TB_FIELD_TEXT] = {FORM_TAKE_TEXT, FORM_REFUSE_TEXT},
    [TB_FIELD_CHOICE] = {FORM_TAKE_CHOICE, FORM_REFUSE_CHOICE},
    [TB_FIELD_MONTH] = {FORM_TAKE_MONTH, FORM_REFUSE_MONTH},
    [TB_FIELD_DAY] = {FORM_TAKE_DAY, FORM_REFUSE_DAY},
    [TB_FIELD_NUMBER] = {FORM_TAKE_NUMBER, FORM_REFUSE_NUMBER},
};

/* A number that amounts can have, of no more places than whole yuan have; or ——. */
static void
take_amount(lxw_data_validation *rule, const char *cell, enum tb_unit unit, struct tb_buf *formula)
{
	static const char *const most[TB_UNIT_MAX] = {"1E+17", "1E+13", "1E+9"};

	tb_buf_printf(formula,
	    "=OR(%s=\"——\",IF(ISNUMBER(%s),AND(ABS(%s)<=%s,ROUND(%s,%d)=%s),FALSE))", cell, cell,
	    cell, most[unit], cell, tb_unit_places(unit), cell);
	rule->validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
	rule->value_formula = formula->s;
}

/* "2022-07", as text: a program would make a day of it. */
static void
take_month(lxw_data_validation *rule, const char *cell, struct tb_buf *formula)
{
	tb_buf_printf(formula,
	    "=AND(LEN(%s)=7,LEFT(%s,2)=\"20\",MID(%s,5,1)=\"-\",VALUE(RIGHT(%s,2))>=1,"
	    "VALUE(RIGHT(%s,2))<=12)",
	    cell, cell, cell, cell, cell);
	rule->validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
	rule->value_formula = formula->s;
}

static void
take_list(lxw_data_validation *rule, const struct form_ask *ask)
{
	if (ask->list != NULL) {
		rule->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
		rule->value_formula = (char *)ask->list;
	} else {
		rule->validate = LXW_VALIDATION_TYPE_LIST;
		rule->value_list =
		    (char **)(void *)(ask->words != NULL ? ask->words : ask->field->words);
	}
}

static void
set_rule(lxw_data_validation *rule, const struct form_range *range, const struct form_ask *ask,
    struct tb_buf *formula)
{
	char cell[LXW_MAX_CELL_NAME_LENGTH];

	lxw_rowcol_to_cell(cell, range->first, range->col);
	switch (ask->field->kind) {
	case TB_FIELD_AMOUNT:
		take_amount(rule, cell, ask->unit, formula);
		break;
	case TB_FIELD_MONTH:
		take_month(rule, cell, formula);
		break;
	case TB_FIELD_DAY:
		rule->validate = LXW_VALIDATION_TYPE_DATE;
		rule->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
		rule->minimum_datetime = (lxw_datetime){2000, 1, 1, 0, 0, 0};
		rule->maximum_datetime = (lxw_datetime){2099, 12, 31, 0, 0, 0};
		break;
	case TB_FIELD_NUMBER:
		rule->validate = LXW_VALIDATION_TYPE_INTEGER;
		rule->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
		rule->minimum_number = 1;
		rule->maximum_number = VERSION_MOST;
		break;
	case TB_FIELD_TEXT:
		rule->validate = LXW_VALIDATION_TYPE_LENGTH;
		rule->criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO;
		rule->value_number = ask->field->max_chars;
		break;
	case TB_FIELD_CHOICE:
		take_list(rule, ask);
		break;
	default:
		rule->validate = LXW_VALIDATION_TYPE_ANY;
		if (ask->list != NULL)
			take_list(rule, ask);
	}
}

void
form_rule(struct form_book *book, const struct form_range *range, const struct form_ask *ask)
{
	enum tb_field_kind kind = ask->field->kind;
	enum form_word take = ask->list != NULL ? FORM_TAKE_CHOICE : words[kind].take;
	enum form_word refuse = ask->list != NULL ? FORM_REFUSE_CHOICE : words[kind].refuse;
	lxw_data_validation rule = {.error_type = LXW_VALIDATION_ERROR_TYPE_STOP};
	struct tb_buf formula = TB_BUF_INIT;

	set_rule(&rule, range, ask, &formula);
	rule.input_title = shortened(ask->head, TITLE_CHARS);
	if (ask->help[0] != '\0')
		rule.input_message = shortened(ask->help, PROMPT_CHARS);
	else if (take != FORM_WORD_MAX)
		rule.input_message = word_for(book, ask, take);
	if (refuse != FORM_WORD_MAX) {
		rule.error_title = shortened(
		    form_say(book, FORM_REFUSE_TITLE, (const struct tb_slot[]){{NULL, NULL}}),
		    TITLE_CHARS);
		rule.error_message = word_for(book, ask, refuse);
	}
	if (rule.validate != LXW_VALIDATION_TYPE_ANY || rule.input_message != NULL)
		worksheet_data_validation_range(
		    range->page, range->first, range->col, range->last, range->col, &rule);
	free(rule.input_title);
	free(rule.input_message);
	free(rule.error_title);
	free(rule.error_message);
	tb_buf_release(&formula);
}
