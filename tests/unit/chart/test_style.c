/* The look of charts: what print would not hold is refused. Each row changes one setting of
 * the style as it is. */
#include "chart/style.h"
#include "lib/buf.h"
#include "lib/file.h"
#include "../rows.h"
#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>

struct change {
	const char *name, *value; /* NULL = the setting is left out */
	const char *wanted;	  /* of the message; NULL = it is a style */
};

static const struct change rows[] = {
    {"note-ink", "#404040", NULL},
    {"note-ink", "#808080", "note-ink has a contrast below 4.5:1 on white"},
    {"axis-size", "6.5pt", "axis-size is below 7pt"},
    {"grid-weight", "0.2pt", "grid-weight is below 0.25pt"},
    {"row-pitch", NULL, "setting 'row-pitch' is missing"},
    {"behind-color", "#7E9CBC", "ahead-color and behind-color have a contrast below 1.8:1"},
    {"series-3-color", "#7A5425", "#7A5424 and #7A5425 are 0."}, /* in full colour already */
    {"series-4-color", "#8F8F4A", "in black and white, but 8 is wanted"},
    {"series-5-color", "#9ACD9A", "series-1-color to series-6-color: the colours"},
    {"lamp-green-color", "#4A6B00", "in deutan, but 12 is wanted"},
    {"lamp-green-tint", "#DDEBE2", "the tints of lamps: the colours #DDEBE2 and"},
    {"series-4-ink", "#5F3A14", "series-1-ink to series-4-ink, of lines: the colours"},
    {"lamp-red-color", "#7A5A00", "the colours of lamps: the colours #"},
    {"fall-color", "#2F5D8A", "fall-color: the colours"},
    {"earlier-2-color", "#98A3B0", "earlier-1-color, earlier-2-color: the colours"},
    {"series-6-ink", "#C0913A", "series-6-ink has a contrast below 4.5:1 on white"},
    {"fill-color", "#808080", "has a contrast below 4.5:1 on fill-color"},
    {"ticks-most", "1", "ticks-most is 2 at least"},
    {"label-width-most", "90mm", "leave less than a third of the width to the plot"},
    {"column-width", "10mm", "column-width is between a third of width and width"},
    {"width", "156", "width is '156', but a length such as 9pt or 4mm is wanted"},
};

ParameterizedTestParameters(style, settings)
{
	return rows_of(TB_LEN(rows));
}

/* The style with its line of the setting changed. */
static void
apply(struct tb_buf *out, const char *style, const struct change *row)
{
	char start[80];
	const char *at, *end;

	snprintf(start, sizeof start, "<set name=\"%s\" ", row->name);
	at = strstr(style, start);
	cr_assert_not_null(at, "the style has no %s", row->name);
	end = strchr(at, '\n');
	tb_buf_put(out, style, (size_t)(at - style));
	if (row->value != NULL)
		tb_buf_printf(out, "%svalue=\"%s\"/>", start, row->value);
	tb_buf_puts(out, end);
}

ParameterizedTest(size_t *param, style, settings)
{
	const struct change *row = &rows[*param];
	const char *top = getenv("TESTDIR");
	char folder[] = "/tmp/tongbao-style.XXXXXX";
	struct tb_buf whole = TB_BUF_INIT, changed = TB_BUF_INIT, path = TB_BUF_INIT;
	struct style style;
	struct tb_err err = {0};
	FILE *file;

	cr_assert_not_null(top, "TESTDIR is not set");
	tb_buf_printf(&path, "%s/../templates/style/chart.xml", top);
	cr_assert_eq(tb_file_read(path.s, 1 << 20, &whole, &err), 0, "%s", err.text);
	apply(&changed, whole.s, row);
	cr_assert_not_null(mkdtemp(folder));
	tb_buf_reset(&path);
	tb_buf_printf(&path, "%s/style", folder);
	cr_assert_eq(mkdir(path.s, 0700), 0);
	tb_buf_puts(&path, "/chart.xml");
	file = fopen(path.s, "w");
	cr_assert_not_null(file);
	cr_assert_eq(fwrite(changed.s, 1, changed.len, file), changed.len);
	cr_assert_eq(fclose(file), 0);
	if (row->wanted == NULL) {
		cr_assert_eq(style_load(folder, &style, &err), 0, "%s", err.text);
		style_release(&style);
	} else {
		cr_assert_eq(style_load(folder, &style, &err), -1);
		cr_assert_not_null(strstr(err.text, row->wanted), "%s", err.text);
	}
	unlink(path.s);
	path.s[strlen(folder) + strlen("/style")] = '\0';
	rmdir(path.s);
	rmdir(folder);
	tb_buf_release(&whole);
	tb_buf_release(&changed);
	tb_buf_release(&path);
}
