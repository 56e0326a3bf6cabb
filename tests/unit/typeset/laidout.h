/* Documents laid out for the tests of what stands where. */
#ifndef TEST_LAIDOUT_H
#define TEST_LAIDOUT_H

#include "lib/atomic.h"
#include "lib/file.h"
#include "lib/xmlread.h"
#include "typeset/typeset.h"
#include <criterion/criterion.h>
#include <unistd.h>

static struct tb_fonts *fonts;
static struct style style;
static struct tb_pages pages;

static inline void
open_all(void)
{
	struct tb_err err;
	char *folder = tb_path_join(tb_datadir(), "fonts");
	char *templates = tb_path_join(tb_datadir(), "templates");

	tb_diag_start("test");
	fonts = tb_fonts_open(folder, &err);
	cr_assert_not_null(fonts, "%s", err.text);
	cr_assert_eq(style_load(templates, "gb", &style, &err), 0, "%s", err.text);
	style.end_lines = 0; /* pages of 22 lines, however short the last one is */
	free(folder);
	free(templates);
}

static inline void
close_all(void)
{
	tb_pages_release(&pages);
	style_release(&style);
	tb_fonts_free(fonts);
	tb_xml_cleanup();
}

/* The document becomes pages, in the place of those before. */
static inline void
lay_out(const char *text, int draft)
{
	struct tb_err err = {0};
	struct document document;
	char path[] = "/tmp/tongbao-typeset-XXXXXX";
	int fd = mkstemp(path);

	cr_assert_geq(fd, 0);
	close(fd);
	cr_assert_eq(tb_atomic_write(path, text, strlen(text), 1, &err), 0, "%s", err.text);
	tb_pages_release(&pages);
	tb_pages_init(&pages);
	cr_assert_eq(document_load(path, &document, &err), 0, "%s", err.text);
	cr_assert_eq(
	    typeset_run(&document, &style, fonts, ".", &pages, &err), 0, "%s", err.text);
	if (!draft)
		tb_pages_drop_marks(&pages);
	document_release(&document);
	unlink(path);
}

#endif
