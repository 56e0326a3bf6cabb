/* What stands behind a receipt's findings: see receipt-read.h. */
#include "receipt-read.h"

/* --- what changed --------------------------------------------------------------------------- */

void
read_changes(struct reader *r, const struct tb_xml_attr *attrs)
{
	reader_give_text(r, PART_CHANGES, NULL, reader_word(r, LABEL_CHANGES));
	reader_fill_two(
	    r, LABEL_CHANGED, tb_xml_attr(attrs, "changed"), tb_xml_attr(attrs, "unchanged"), NULL);
	reader_give(r, PART_CHANGED, NULL);
	r->omitted = reader_keep(r, attrs, "omitted");
}

void
end_changes(struct reader *r)
{
	if (r->omitted != NULL) {
		reader_fill(r, LABEL_MORE_CHANGES, r->omitted, NULL);
		reader_give(r, PART_CHANGES_OMITTED, NULL);
	}
	r->omitted = NULL;
}

void
read_change(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *table = tb_xml_attr(attrs, "table"), *what = tb_xml_attr(attrs, "indicator");
	const char *from = reader_some(r, tb_xml_attr(attrs, "from"));
	const char *to = reader_some(r, tb_xml_attr(attrs, "to"));
	const char *whom = reader_subject(r, attrs);

	tb_buf_printf(&r->text, "%s　%s　%s　", table != NULL ? table : "",
	    whom != NULL ? whom : "", what != NULL ? what : "");
	reader_fill_two(r, LABEL_FROM_TO, from, to, NULL);
	reader_give(r, PART_CHANGE, NULL);
	reader_give_text(r, PART_CHANGE_TABLE, reader_word(r, LABEL_TABLE), table);
	reader_give_text(r, PART_CHANGE_SUBJECT, reader_word(r, LABEL_SUBJECT), whom);
	reader_give_text(r, PART_CHANGE_INDICATOR, reader_word(r, LABEL_INDICATOR), what);
	reader_give_text(r, PART_CHANGE_FROM, reader_word(r, LABEL_BEFORE), from);
	reader_give_text(r, PART_CHANGE_TO, reader_word(r, LABEL_AFTER), to);
}

/* --- the grounds ----------------------------------------------------------------------------- */

static void
give_lists(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *parts = tb_xml_attr(attrs, "parts");

	reader_fill_two(r, LABEL_LISTS, tb_xml_attr(attrs, "industries"),
	    tb_xml_attr(attrs, "enterprises"), NULL);
	if (parts != NULL)
		reader_fill(r, LABEL_LISTS_PARTS, parts, NULL);
	reader_put(r, "、");
	reader_fill_two(
	    r, LABEL_LISTS_MORE, tb_xml_attr(attrs, "projects"), tb_xml_attr(attrs, "units"), NULL);
	reader_give(r, PART_GROUND, NULL);
}

void
read_grounds(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *schema = tb_xml_attr(attrs, "schema"),
		   *digest = tb_xml_attr(attrs, "plan-digest");
	const char *authority = tb_xml_attr(attrs, "authority");
	const char *revocations = tb_xml_attr(attrs, "revocations");

	reader_give_text(r, PART_CHECKED, NULL, reader_word(r, LABEL_CHECKED));
	tb_buf_printf(&r->text, "submission.xsd %.12s", schema != NULL ? schema : "");
	reader_give(r, PART_GROUND, reader_word(r, LABEL_SCHEMA));
	reader_put(r, tb_xml_attr(attrs, "plan"));
	reader_put(r, " ");
	reader_put(r, tb_xml_attr(attrs, "plan-number"));
	reader_put(r, " ");
	reader_fill(r, LABEL_NTH_VERSION, tb_xml_attr(attrs, "plan-version"), NULL);
	tb_buf_printf(&r->text, " %.12s", digest != NULL ? digest : "");
	reader_give(r, PART_GROUND, reader_word(r, LABEL_PLAN));
	if (authority != NULL && revocations != NULL) {
		tb_buf_printf(&r->text, "ca.pem %.12s，crl.pem %.12s", authority, revocations);
		reader_give(r, PART_GROUND, reader_word(r, LABEL_AUTHORITY));
	}
	give_lists(r, attrs);
	if (reader_root(r, "issuer") == NULL)
		return;
	reader_fill(r, LABEL_HELP, reader_root(r, "issuer"), NULL);
	reader_give(r, PART_HELP, NULL);
}
