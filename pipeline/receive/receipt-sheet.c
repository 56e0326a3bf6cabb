/*
 * A receipt as a sheet, from which templates/receipt.xsl makes a document
 * (tongbao-receipt.5): one element a part, with its label.
 */
#include "../lib/xmlwrite.h"
#include "receipt-device.h"

#define NS "urn:tongbao:receipt-sheet:1"

/* The element of each part and how deep it stands; with holds, others stand in it and
 * its own text is an attribute. */
static const struct element {
	const char *name;
	int depth, holds;
} elements[PART_MAX] = {
    [PART_TITLE] = {"title", 1, 0},
    [PART_VERDICT] = {"verdict", 1, 0},
    [PART_FILE] = {"file", 1, 0},
    [PART_UNIT] = {"unit", 1, 0},
    [PART_PERIOD] = {"period", 1, 0},
    [PART_ARRIVED] = {"arrived", 1, 0},
    [PART_SIGNED] = {"signed", 1, 0},
    [PART_DIGEST] = {"digest", 1, 0},
    [PART_CONTENTS] = {"contents", 1, 0},
    [PART_COUNTS] = {"counts", 1, 0},
    [PART_LEVEL] = {"level", 1, 1},
    [PART_GROUP] = {"group", 2, 1},
    [PART_PLACE] = {"place", 3, 1},
    [PART_AT] = {"at", 4, 0},
    [PART_ROW] = {"row", 4, 0},
    [PART_SUBJECT] = {"subject", 4, 0},
    [PART_INDICATOR] = {"indicator", 4, 0},
    [PART_VALUE] = {"value", 4, 0},
    [PART_EXPECTED] = {"expected", 4, 0},
    [PART_NOTE] = {"note", 4, 0},
    [PART_TEXT] = {"text", 4, 0},
    [PART_OMITTED] = {"omitted", 3, 0},
    [PART_REMEDY] = {"remedy", 3, 0},
    [PART_CHANGES] = {"changes", 1, 1},
    [PART_CHANGED] = {"changed", 2, 0},
    [PART_CHANGE] = {"change", 2, 1},
    [PART_CHANGE_TABLE] = {"table", 3, 0},
    [PART_CHANGE_SUBJECT] = {"subject", 3, 0},
    [PART_CHANGE_INDICATOR] = {"indicator", 3, 0},
    [PART_CHANGE_FROM] = {"from", 3, 0},
    [PART_CHANGE_TO] = {"to", 3, 0},
    [PART_CHANGES_OMITTED] = {"omitted", 2, 0},
    [PART_CHECKED] = {"checked", 1, 1},
    [PART_GROUND] = {"ground", 2, 0},
    [PART_HELP] = {"help", 1, 0},
};

static void
set_element(void *user, enum receipt_part part, const char *label, const char *text)
{
	const struct element *element = &elements[part];
	struct tb_xmlw *xml = user;

	while (xml->depth > element->depth)
		tb_xmlw_close(xml);
	tb_xmlw_open(xml, element->name);
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
