/* An element against a schema: see valid.h. */
#include "valid.h"
#include "document.h"

struct validity {
	const char *path;
	enum tb_msg msg;
	struct tb_err *err;
	int failed;
};

static void
on_invalid(void *user, xmlErrorPtr error)
{
	struct validity *v = user;
	const char *text = error->message != NULL ? error->message : "not valid";

	if (!v->failed)
		tb_err_set(v->err, v->msg, v->path, error->line, 0, "%.*s",
		    (int)strcspn(text, "\n"), text);
	v->failed = 1;
}

int
node_check(
    const char *path, xmlNodePtr node, const char *schema_name, enum tb_msg msg, struct tb_err *err)
{
	struct validity v = {.path = path, .msg = msg, .err = err};
	xmlSchemaPtr schema = document_schema(schema_name, err);
	xmlSchemaValidCtxtPtr valid;

	if (schema == NULL)
		return -1;
	valid = xmlSchemaNewValidCtxt(schema);
	xmlSchemaSetValidStructuredErrors(valid, on_invalid, &v);
	if (xmlSchemaValidateOneElement(valid, node) != 0 && !v.failed)
		v.failed = tb_err_set(err, msg, path, 0, 0, "it is not valid") != 0;
	xmlSchemaFreeValidCtxt(valid);
	xmlSchemaFree(schema);
	return v.failed ? -1 : 0;
}
