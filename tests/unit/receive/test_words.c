/* The catalogue that ships: every finding and label has its words, every field of the schema a
 * name; and what a catalogue may not lack. */
#include "lib/atomic.h"
#include "lib/file.h"
#include "receive/catalogue.h"
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <unistd.h>

static const char shipped[] = "templates/receipt-messages.xml";

static void
load(struct catalogue *catalogue)
{
	char *path = tb_path_join(tb_datadir(), shipped);
	struct tb_err err = {0};

	cr_assert_eq(
	    catalogue_load(path, catalogue, &err), 0, "%s:%d: %s", err.file, err.line, err.text);
	free(path);
}

Test(words, every_finding_has_a_message)
{
	struct catalogue catalogue;
	int id;

	load(&catalogue);
	for (id = 0; id < FINDING_MAX; id++) {
		cr_expect(
		    catalogue.messages[id].title[0] != '\0', "%s has no title", finding_codes[id]);
		cr_expect(catalogue.messages[id].remedy[0] != '\0', "%s has no remedy",
		    finding_codes[id]);
		cr_expect(catalogue.messages[id].condition[0] != '\0', "%s has no condition",
		    finding_codes[id]);
	}
	catalogue_release(&catalogue);
}

Test(words, no_message_speaks_of_the_parser)
{
	static const char *const foreign[] = {
	    "element", "Expected", "facet", "parser", "404", "null"};
	struct catalogue catalogue;
	size_t i;
	int id;

	load(&catalogue);
	for (id = 0; id < FINDING_MAX; id++)
		for (i = 0; i < TB_LEN(foreign); i++) {
			cr_expect_null(strstr(catalogue.messages[id].title, foreign[i]));
			cr_expect_null(strstr(catalogue.messages[id].remedy, foreign[i]));
		}
	catalogue_release(&catalogue);
}

/* Every attribute of the schema, as element@attribute. */
static const char *const fields[] = {"submission@plan", "submission@unit", "submission@period",
    "submission@version", "submission@date", "contact@name", "contact@phone",
    "responsible@prepared", "responsible@reviewed", "responsible@approved", "reason",
    "industries@indicator", "industries@unit", "enterprises@indicator", "enterprises@unit",
    "projects@indicator", "projects@unit", "row@code", "row@value", "row@base", "row@note",
    "row@uscc", "project@national", "project@code", "project@plan", "project@cumulative",
    "project@stage", "project@note", "milestone@type", "milestone@planned", "milestone@actual",
    "problem", "problem@id", "problem@category", "problem@source", "problem@responsible",
    "problem@due", "problem@status", "problem@opened", "problem@closed", "practice",
    "practice@title"};

Test(words, every_field_has_a_name)
{
	struct catalogue catalogue;
	char key[64];
	size_t i;

	load(&catalogue);
	for (i = 0; i < TB_LEN(fields); i++) {
		snprintf(key, sizeof(key), "field.%s", fields[i]);
		cr_expect_not_null(catalogue_word(&catalogue, key, NULL), "%s", key);
	}
	catalogue_release(&catalogue);
}

static const struct {
	const char *inside, *text;
} broken[] = {
    {"<message id='R999' level='must' tables='file'><title>t</title><remedy>r</remedy></message>",
	"no finding 'R999'"},
    {"<message id='R001' level='often' tables='file'><title>t</title><remedy>r</remedy></message>",
	"level 'often'"},
    {"<message id='R001' level='must' tables='file'><title>t</title></message>", "R001"},
    {"<message id='R001' level='must' tables='file'><title>t</title><remedy>r</remedy></message>",
	"no title, condition or remedy for the finding R001"},
    {"<message id='R001' level='must'><title>t</title><condition>c</condition><remedy>r</remedy>"
     "</message>",
	"tables"},
    {"<message id='R001' level='must' tables='file'><title>t</title><remedy>r</remedy></message>"
     "<message id='R001' level='must' tables='file'/>",
	"twice"},
    {"<message id='R001' level='must' tables='file'><slot name='1'>a</slot><slot name='2'>b</slot>"
     "<slot name='3'>c</slot><slot name='4'>d</slot></message>",
	"more than 3 <slot>"},
    {"<message id='R001' level='must' tables='file'><text in='list'>t</text></message>",
	"<text in=\"list\"> is none"},
    {"<message id='R001' level='must' tables='file'><title in='form'>t</title></message>",
	"<title in=\"form\"> is none"},
    {"<message id='R001' level='must' tables='file'><title in=''>t</title></message>",
	"<title in=\"\"> is none"},
    {"", "R001"},
};

Test(words, a_catalogue_with_a_gap_is_refused)
{
	size_t i;

	for (i = 0; i < TB_LEN(broken); i++) {
		char path[] = "/tmp/tongbao-words-XXXXXX";
		struct tb_buf text = TB_BUF_INIT;
		struct catalogue catalogue;
		struct tb_err err = {0};

		close(mkstemp(path));
		tb_buf_printf(&text,
		    "<receipt-messages "
		    "xmlns='urn:tongbao:receipt-messages:1'>%s</receipt-messages>",
		    broken[i].inside);
		cr_assert_eq(tb_atomic_write(path, text.s, text.len, 1, &err), 0);
		cr_expect_eq(catalogue_load(path, &catalogue, &err), -1);
		cr_expect_eq(err.msg, TB_MSG_CATALOGUE);
		cr_expect_not_null(strstr(err.text, broken[i].text), "'%s'", err.text);
		unlink(path);
		tb_buf_release(&text);
	}
}
