/*
 * A receipt as a sheet, from which templates/receipt.xsl makes a document
 * (tongbao-receipt.5): one element a part, with its label.
 */
#include "../lib/xmlwrite.h"
#include "receipt-device.h"

#define NS "urn:tongbao:receipt-sheet:1"

/* The element of each part and how deep it stands; with holds, others stand in it and
 * its own text is an attribute. of: which of those that are called alike. */
static const struct element {
	const char *name;
	int depth, holds;
	const char *of;
} elements[PART_MAX] = {
    [PART_TITLE] = {"title", 1, 0, NULL},
    [PART_ISSUER] = {"issuer", 1, 0, NULL},
    [PART_DAY] = {"day", 1, 0, NULL},
    [PART_VERDICT] = {"verdict", 1, 0, NULL},
    [PART_FILE] = {"file", 1, 0, NULL},
    [PART_UNIT] = {"item", 1, 0, "unit"},
    [PART_PERIOD] = {"item", 1, 0, "period"},
    [PART_ARRIVED] = {"item", 1, 0, "arrived"},
    [PART_SIGNED] = {"item", 1, 0, "signed"},
    [PART_DIGEST] = {"item", 1, 0, "digest"},
    [PART_CONTENTS] = {"item", 1, 0, "contents"},
    [PART_COUNTS] = {"item", 1, 0, "counts"},
    [PART_LEVEL] = {"level", 1, 1, NULL},
    [PART_GROUP] = {"group", 2, 1, NULL},
    [PART_PLACE] = {"place", 3, 1, NULL},
    [PART_AT] = {"cell", 4, 0, "at"},
    [PART_ROW] = {"cell", 4, 0, "row"},
    [PART_SUBJECT] = {"cell", 4, 0, "subject"},
    [PART_INDICATOR] = {"cell", 4, 0, "indicator"},
    [PART_VALUE] = {"cell", 4, 0, "value"},
    [PART_EXPECTED] = {"cell", 4, 0, "expected"},
    [PART_NOTE] = {"cell", 4, 0, "note"},
    [PART_TEXT] = {"cell", 4, 0, "text"},
    [PART_OMITTED] = {"omitted", 3, 0, NULL},
    [PART_REMEDY] = {"remedy", 3, 0, NULL},
    [PART_CHANGES] = {"changes", 1, 1, NULL},
    [PART_CHANGED] = {"changed", 2, 0, NULL},
    [PART_CHANGE] = {"change", 2, 1, NULL},
    [PART_CHANGE_TABLE] = {"cell", 3, 0, "table"},
    [PART_CHANGE_SUBJECT] = {"cell", 3, 0, "subject"},
    [PART_CHANGE_INDICATOR] = {"cell", 3, 0, "indicator"},
    [PART_CHANGE_FROM] = {"cell", 3, 0, "from"},
    [PART_CHANGE_TO] = {"cell", 3, 0, "to"},
    [PART_CHANGES_OMITTED] = {"omitted", 2, 0, NULL},
    [PART_PREVIOUS] = {"previous", 1, 1, NULL},
    [PART_COMPARED] = {"compared", 2, 1, NULL},
    [PART_MONTH] = {"month", 3, 1, NULL},
    [PART_MONTH_SUBJECT] = {"cell", 4, 0, "subject"},
    [PART_MONTH_FROM] = {"cell", 4, 0, "from"},
    [PART_MONTH_TO] = {"cell", 4, 0, "to"},
    [PART_MONTH_AMOUNT] = {"cell", 4, 0, "amount"},
    [PART_MONTHS_OMITTED] = {"omitted", 3, 0, NULL},
    [PART_CHECKED] = {"checked", 1, 1, NULL},
    [PART_GROUND] = {"ground", 2, 0, NULL},
    [PART_HELP] = {"help", 1, 0, NULL},
};

static void
set_element(void *user, enum receipt_part part, const char *label, const char *text)
{
	const struct element *element = &elements[part];
	struct tb_xmlw *xml = user;

	while (xml->depth > element->depth)
		tb_xmlw_close(xml);
	tb_xmlw_open(xml, element->name);
	tb_xmlw_attr(xml, "of", element->of);
	tb_xmlw_attr(xml, "label", label);
	if (element->holds) {
		tb_xmlw_attr(xml, "text", text);
		return;
	}
	tb_xmlw_text(xml, text);
	tb_xmlw_close(xml);
}

int
receipt_sheet(const char *xml, size_t len, const char *name, const struct catalogue *catalogue,
    struct tb_buf *out, struct tb_err *err)
{
	struct tb_xmlw sheet = tb_xmlw_start(out);
	int rc;

	tb_xmlw_open(&sheet, "sheet");
	tb_xmlw_attr(&sheet, "xmlns", NS);
	rc = receipt_read(xml, len, name, catalogue, set_element, &sheet, err);
	tb_xmlw_finish(&sheet);
	return rc;
}
