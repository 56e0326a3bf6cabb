/* A receipt's head: see receipt-read.h. */
#include "receipt-read.h"

static void
give_unit(struct reader *r)
{
	const char *unit = reader_root(r, "unit"), *name = reader_root(r, "unit-name");

	if (name != NULL)
		tb_buf_printf(&r->text, "%s（%s）", name, unit);
	else
		reader_put(r, unit != NULL ? unit : reader_word(r, LABEL_UNKNOWN));
	reader_give(r, PART_UNIT, reader_word(r, LABEL_UNIT));
}

static void
give_period(struct reader *r)
{
	const char *period = reader_root(r, "period-label"), *version = reader_root(r, "version");

	if (period == NULL)
		period = reader_root(r, "period");
	reader_put(r, period != NULL ? period : reader_word(r, LABEL_UNKNOWN));
	if (version != NULL) {
		reader_put(r, "　");
		reader_fill(r, LABEL_NTH_VERSION, version, NULL);
	}
	reader_give(r, PART_PERIOD, reader_word(r, LABEL_PERIOD));
}

static void
give_day(struct reader *r)
{
	const char *timeliness = reader_root(r, "timeliness");

	reader_put(r, reader_root(r, "arrived"));
	if (timeliness != NULL) {
		reader_put(r, "　");
		reader_fill(r, strcmp(timeliness, "met") == 0 ? LABEL_MET : LABEL_OVERDUE,
		    reader_root(r, "deadline"), NULL);
	}
	reader_give(r, PART_ARRIVED, reader_word(r, LABEL_ARRIVED));
}

/* "已核验：某某" */
static void
give_signed(struct reader *r)
{
	const char *state = reader_root(r, "signed"), *signer = reader_root(r, "signer");
	char key[32];

	if (state == NULL)
		return;
	snprintf(key, sizeof(key), "signed.%s", state);
	state = catalogue_word(r->catalogue, key, state);
	if (signer != NULL)
		reader_fill(r, LABEL_SIGNED_BY, signer, state);
	else
		reader_put(r, state);
	reader_give(r, PART_SIGNED, reader_word(r, LABEL_SIGNED));
}

static void
give_digest(struct reader *r)
{
	const char *size = reader_root(r, "size");

	if (size == NULL)
		return;
	tb_buf_printf(&r->text, "%.16s　", reader_root(r, "digest"));
	reader_fill(r, LABEL_BYTES, size, NULL);
	reader_give(r, PART_DIGEST, reader_word(r, LABEL_DIGEST));
}

void
give_head(struct reader *r, const char *verdict)
{
	const char *name = r->verdict != NULL ? r->verdict : reader_root(r, "outcome");

	reader_give_text(r, PART_TITLE, reader_word(r, LABEL_TITLE), name);
	reader_give_text(r, PART_ISSUER, NULL, reader_root(r, "issuer"));
	reader_give_text(r, PART_DAY, NULL, reader_root(r, "arrived"));
	tb_buf_printf(&r->text, "%s：%s", name, verdict);
	reader_give(r, PART_VERDICT, reader_word(r, LABEL_VERDICT));
	reader_give_text(r, PART_FILE, reader_word(r, LABEL_FILE), reader_root(r, "source"));
	give_unit(r);
	give_period(r);
	give_day(r);
	give_signed(r);
	give_digest(r);
}

int
read_root(struct tb_xml *xml, struct reader *r, const struct tb_xml_attr *attrs)
{
	static const char *const needed[] = {"outcome", "source", "digest", "arrived"};
	size_t i;

	for (i = 0; attrs[i].name != NULL && i + 1 < ROOT_ATTRS; i++) {
		r->root[i].name = tb_arena_strdup(&r->arena, attrs[i].name);
		r->root[i].value = tb_arena_strdup(&r->arena, attrs[i].value);
	}
	for (i = 0; i < TB_LEN(needed); i++)
		if (reader_root(r, needed[i]) == NULL)
			return tb_xml_fail(xml, TB_MSG_XML_SHAPE, RECEIPT_NEEDS);
	return 0;
}
