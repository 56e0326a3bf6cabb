/* Under which name a receipt is given: see receipt.h. */
#include "../lib/xmlread.h"
#include "receipt.h"

enum { NAME_MAX_BYTES = 160 };

size_t
receipt_name_len(const char *source)
{
	size_t cut = strlen(source);

	if (cut <= NAME_MAX_BYTES)
		return cut;
	for (cut = NAME_MAX_BYTES; ((unsigned char)source[cut] & 0xc0) == 0x80; cut--)
		;
	return cut;
}

void
receipt_content(const char *digest, const char *signature_digest, char out[TB_DIGEST_LEN + 1])
{
	char both[2 * TB_DIGEST_LEN + 1];

	(void)snprintf(both, sizeof(both), "%s%s", digest, signature_digest);
	if (signature_digest[0] != '\0')
		tb_digest(both, strlen(both), out);
	else
		(void)snprintf(out, TB_DIGEST_LEN + 1, "%s", digest);
}

/* What is accepted goes by its bytes alone: none is accepted twice. */
static int
counts_signature(const char *outcome)
{
	return strcmp(outcome, outcome_codes[OUTCOME_ACCEPTED]) != 0 &&
	       strcmp(outcome, outcome_codes[OUTCOME_PENDING]) != 0 &&
	       strcmp(outcome, outcome_codes[OUTCOME_LATE]) != 0;
}

struct naming {
	const struct catalogue *catalogue;
	struct tb_buf *out;
};

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	const struct naming *naming = user;
	const char *outcome = tb_xml_attr(attrs, "outcome"), *source = tb_xml_attr(attrs, "source");
	const char *digest = tb_xml_attr(attrs, "digest"), *arrived = tb_xml_attr(attrs, "arrived");
	const char *signature = tb_xml_attr(attrs, "signature-digest");
	char content[TB_DIGEST_LEN + 1];
	int i;

	(void)name;
	if (depth > 0)
		return 0;
	if (outcome == NULL || source == NULL || digest == NULL || arrived == NULL)
		return tb_xml_fail(xml, TB_MSG_XML_SHAPE, RECEIPT_NEEDS);
	receipt_content(
	    digest, signature != NULL && counts_signature(outcome) ? signature : "", content);
	for (i = 0; i < OUTCOME_MAX; i++)
		if (strcmp(outcome, outcome_codes[i]) == 0)
			tb_buf_printf(naming->out, "%.*s.%s.%s.%.12s",
			    (int)receipt_name_len(source), source, arrived,
			    naming->catalogue->labels[LABEL_FILE_ACCEPTED + i], content);
	return 0;
}

int
receipt_name(const char *xml, size_t len, const char *name, const struct catalogue *catalogue,
    struct tb_buf *out, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {.ns = RECEIPT_NS, .start = on_start};
	struct naming naming = {catalogue, out};

	return tb_xml_parse(xml, len, name, &handler, &naming, err);
}

char *
receipt_beside(const char *record_path)
{
	struct tb_buf path = TB_BUF_INIT;

	tb_buf_printf(
	    &path, "%.*s" RECEIPT_SUFFIX, (int)(strlen(record_path) - strlen(".xml")), record_path);
	return tb_buf_take(&path);
}
