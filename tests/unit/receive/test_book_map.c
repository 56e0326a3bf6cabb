/* The map of a workbook's fields: what finds its cell, and the way through a pipe. */
#include "receive/book-map.h"
#include <criterion/criterion.h>

static void
fill(struct book_map *map)
{
	static const struct book_map_entry entries[] = {
	    {NULL, "contact@name", "报表封面", 2, 8, 3},
	    {NULL, "", "不用", 2, 0, 1},
	    {"enterprises", "row@code", "企业表", 3, 0, 1},
	    {"enterprises", "", "企业表", 3, 0, 1},
	    {"enterprises", "row@value", "企业表", 3, 0, 28},
	    {"projects", "project@code", "项目表", 4, 0, 1},
	    {"projects", "milestone@planned", "项目节点表", 5, 0, 3},
	};
	size_t i;

	for (i = 0; i < TB_LEN(entries); i++)
		book_map_add(map, &entries[i]);
}

static const struct {
	const char *section, *field;
	int line;
	const char *cell; /* NULL = none */
	int sheet, placed_line;
} cases[] = {
    {NULL, "contact@name", 3, "报表封面!C8", 2, 8},
    {"enterprises", "row@value", 12, "企业表!AB12", 3, 12},
    {"enterprises", "row@uscc", 12, "企业表!A12", 3, 12}, /* no such column: its row */
    {"enterprises", NULL, 5, "企业表", 3, 5}, /* of the table as a whole */
    {"projects", "milestone@planned", 7, "项目节点表!C7", 5, 7},
    {"enterprises", "row@value", 0, NULL, 0, 0},
    {"practices", "practice@title", 9, NULL, 0, 9},
};

static void
expect_places(const struct book_map *map)
{
	size_t i;

	for (i = 0; i < TB_LEN(cases); i++) {
		struct findings findings;
		const struct finding *got;

		findings_init(&findings);
		finding_add(&findings, &(struct finding){.id = FINDING_FORM,
					   .line = cases[i].line,
					   .section = cases[i].section,
					   .field = cases[i].field});
		book_map_place(map, &findings);
		got = &findings.list[0];
		cr_expect_eq(got->cell == NULL, cases[i].cell == NULL, "case %zu", i);
		if (got->cell != NULL && cases[i].cell != NULL)
			cr_expect_str_eq(got->cell, cases[i].cell);
		cr_expect_eq(got->sheet, cases[i].sheet, "case %zu", i);
		cr_expect_eq(got->line, cases[i].placed_line, "case %zu", i);
		findings_release(&findings);
	}
}

Test(book_map, findings_get_their_cells)
{
	struct book_map map = {0};

	fill(&map);
	expect_places(&map);
	book_map_release(&map);
}

Test(book_map, a_cell_that_is_known_stays)
{
	struct book_map map = {0};
	struct findings findings;

	fill(&map);
	findings_init(&findings);
	finding_add(&findings, &(struct finding){.id = FINDING_FORM,
				   .line = 2,
				   .sheet = 9,
				   .cell = "_meta!A2",
				   .section = "enterprises",
				   .field = "row@value"});
	book_map_place(&map, &findings);
	cr_expect_str_eq(findings.list[0].cell, "_meta!A2");
	cr_expect_eq(findings.list[0].sheet, 9);
	findings_release(&findings);
	book_map_release(&map);
}

Test(book_map, comes_through_a_pipe_unchanged)
{
	struct book_map sent = {0}, got = {0};
	struct tb_buf bytes = TB_BUF_INIT;
	size_t len;

	fill(&sent);
	book_map_pack(&sent, &bytes);
	for (len = 0; len < bytes.len; len++) {
		cr_expect_eq(book_map_unpack(bytes.s, len, &got), 0, "%zu bytes", len);
		book_map_release(&got);
	}
	cr_assert_eq(book_map_unpack(bytes.s, bytes.len, &got), bytes.len);
	cr_assert_eq(got.n, sent.n);
	expect_places(&got);
	book_map_release(&got);
	book_map_release(&sent);
	tb_buf_release(&bytes);
}

Test(book_map, garbage_from_a_pipe_is_refused)
{
	static const struct {
		const char *bytes;
		size_t len;
	} garbage[] = {
#define BYTES(s) {s, sizeof(s) - 1}
	    BYTES(""),
	    BYTES("1"),
	    BYTES("-1\0"),
	    BYTES("257\0"),
	    BYTES("1\0s\0f\0t\0"
		  "0\0"
		  "0\0"
		  "1\0"), /* the sheet has no number */
	    BYTES("1\0s\0f\0t\0"
		  "1\0"
		  "0\0"
		  "0\0"), /* nor the column */
	    BYTES("1\0s\0f\0\xff\0"
		  "1\0"
		  "0\0"
		  "1\0"),
#undef BYTES
	};
	size_t i;

	for (i = 0; i < TB_LEN(garbage); i++) {
		struct book_map map = {0};

		cr_expect_eq(
		    book_map_unpack(garbage[i].bytes, garbage[i].len, &map), 0, "case %zu", i);
		book_map_release(&map);
	}
}
