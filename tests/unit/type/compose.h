/* Paragraphs composed for the tests of the composer. */
#ifndef TEST_COMPOSE_H
#define TEST_COMPOSE_H

#include "lib/file.h"
#include "lib/utf8.h"
#include "type/line.h"
#include <criterion/criterion.h>

enum { PITCH = 16172, SIZE = 16384, HUNDREDTH_PT = 10 };

static struct tb_fonts *fonts;

static inline void
open_fonts(void)
{
	struct tb_err err;
	char *folder = tb_path_join(tb_datadir(), "fonts");

	fonts = tb_fonts_open(folder, &err);
	cr_assert_not_null(fonts, "%s", err.text);
	free(folder);
}

static inline void
close_fonts(void)
{
	tb_fonts_free(fonts);
}

static inline struct tb_para_style
style_of(int ems)
{
	return (struct tb_para_style){.measure = ems * PITCH,
	    .indent_first = 2 * PITCH,
	    .size = SIZE,
	    .pitch = PITCH,
	    .level = TB_LEVEL_GB};
}

static inline void
compose(struct tb_para *para, const char *text, const struct tb_para_style *style)
{
	struct tb_piece piece = {.s = text, .len = strlen(text), .role = TB_ROLE_FANG};

	tb_para_compose(para, fonts, &piece, 1, style);
}

/* Lines parted by "|". */
static inline char *
lines_of(const struct tb_para *para)
{
	struct tb_buf out = TB_BUF_INIT;

	for (size_t i = 0; i < para->nlines; i++) {
		const struct tb_line *line = &para->lines[i];

		if (i > 0)
			tb_buf_putc(&out, '|');
		for (size_t k = line->from; k < line->to; k++)
			tb_buf_put(&out, para->row.text + para->row.clusters[k].at,
			    para->row.clusters[k].len);
	}
	return tb_buf_take(&out);
}

#endif
