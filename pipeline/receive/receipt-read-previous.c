/* What differs from the period before, read for a device: see receipt-read.h. */
#include "receipt-read.h"

static const char *
filled(struct reader *r, enum label which, const char *value)
{
	reader_fill(r, which, value, NULL);
	return reader_filled(r);
}

void
read_previous(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *from = tb_xml_attr(attrs, "from"), *months = tb_xml_attr(attrs, "months");
	int more = months != NULL && strstr(months, "—") != NULL;

	r->heads[0] = filled(r, LABEL_CUMULATIVE, from);
	r->heads[1] = filled(r, LABEL_CUMULATIVE, tb_xml_attr(attrs, "to"));
	r->heads[2] = filled(r, more ? LABEL_MORE_MONTHS : LABEL_ONE_MONTH, months);
	reader_fill(r, LABEL_PREVIOUS, from, NULL);
	reader_give(r, PART_PREVIOUS, NULL);
}

void
read_compared(struct reader *r, const struct tb_xml_attr *attrs)
{
	r->compared = (struct compared){.table = reader_keep(r, attrs, "table"),
	    .rows = reader_keep(r, attrs, "rows"),
	    .indicator = reader_keep(r, attrs, "indicator"),
	    .unit = reader_keep(r, attrs, "unit"),
	    .fresh = reader_keep(r, attrs, "new"),
	    .gone = reader_keep(r, attrs, "gone"),
	    .omitted = reader_keep(r, attrs, "omitted")};
}

/* A row that only one of both reports has. */
static void
add_other(struct reader *r, const char **names, size_t *n, const struct tb_xml_attr *attrs)
{
	const char *name = reader_subject(r, attrs);

	reader_put(r, *names);
	reader_put(r, (*n)++ > 0 ? "、" : "");
	reader_put(r, name);
	*names = reader_filled(r);
}

void
read_new(struct reader *r, const struct tb_xml_attr *attrs)
{
	add_other(r, &r->compared.fresh_names, &r->compared.nfresh, attrs);
}

void
read_gone(struct reader *r, const struct tb_xml_attr *attrs)
{
	add_other(r, &r->compared.gone_names, &r->compared.ngone, attrs);
}

/* "，新增7行（某公司、…等）"; nothing of none. */
static int
put_others(struct reader *r, enum label which, const char *count, const char *names, size_t n)
{
	struct tb_buf list = TB_BUF_INIT;
	long all;

	if (count == NULL || tb_int_parse(count, 1, 2000000000, &all) != 0)
		return 0;
	tb_buf_printf(&list, "%s%s", names != NULL ? names : "",
	    (size_t)all > n ? reader_word(r, LABEL_AND_MORE) : "");
	tb_slots_fill(&r->text, reader_word(r, which),
	    (const struct tb_slot[]){{"value", count}, {"1", list.s}, {NULL, NULL}});
	tb_buf_release(&list);
	return 1;
}

/* The table's own line, once: when its first month comes, or its end. */
static void
give_compared(struct reader *r, int months)
{
	struct compared *table = &r->compared;
	int others;

	if (table->given)
		return;
	table->given = 1;
	reader_fill(r, LABEL_ROWS, table->rows, table->table);
	others = put_others(r, LABEL_NEW_ROWS, table->fresh, table->fresh_names, table->nfresh);
	others += put_others(r, LABEL_GONE_ROWS, table->gone, table->gone_names, table->ngone);
	reader_put(r, others == 0 ? reader_word(r, LABEL_NO_OTHER_ROWS) : "");
	if (months)
		reader_fill(r, LABEL_MONTHS_OF, table->unit, table->indicator);
	else
		reader_put(r, "。");
	reader_give(r, PART_COMPARED, NULL);
}

/* "E00 某公司　1—6月累计70500，1—7月累计85000，7月当月14500" */
void
read_month(struct reader *r, const struct tb_xml_attr *attrs)
{
	static const struct {
		const char *name;
		enum receipt_part part;
	} amounts[] = {
	    {"from", PART_MONTH_FROM}, {"to", PART_MONTH_TO}, {"amount", PART_MONTH_AMOUNT}};
	const char *whom, *shown[TB_LEN(amounts)];
	size_t i;

	give_compared(r, 1);
	whom = reader_subject(r, attrs);
	reader_put(r, whom);
	for (i = 0; i < TB_LEN(amounts); i++) {
		shown[i] = tb_xml_attr(attrs, amounts[i].name);
		if (shown[i] == NULL || shown[i][0] == '\0')
			shown[i] = reader_word(r, LABEL_UNKNOWN);
		reader_put(r, i == 0 ? "　" : "，");
		reader_put(r, r->heads[i]);
		reader_put(r, shown[i]);
	}
	reader_give(r, PART_MONTH, NULL);
	reader_give_text(r, PART_MONTH_SUBJECT, reader_word(r, LABEL_SUBJECT), whom);
	for (i = 0; i < TB_LEN(amounts); i++)
		reader_give_text(r, amounts[i].part, r->heads[i], shown[i]);
}

void
end_compared(struct reader *r)
{
	give_compared(r, 0);
	if (r->compared.omitted == NULL)
		return;
	reader_fill(r, LABEL_MONTHS_OMITTED, r->compared.omitted, NULL);
	reader_give(r, PART_MONTHS_OMITTED, NULL);
}
