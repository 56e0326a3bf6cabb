/* Titles broken by meaning (7.3.1): "|" stands for the line ends wanted. */
#include "lib/file.h"
#include "lib/xmlread.h"
#include "typeset/title.h"
#include <criterion/criterion.h>

static const struct {
	const char *why, *title;
} rows[] = {
    {"short", "关于情况的通报"},
    {"trapezoid, quotation whole", "关于2022年1—7月全市|产业发展“千百十”工程进展情况的通报"},
    {"the author's own", "关于|情况的通报"},
    {"trapezoid of three lines",
	"某市人民政府关于进一步加强和改进|全市重点项目建设管理工作促进|经济高质量发展的实施意见"},
    {"names of offices whole",
	"某市人民政府关于批转市发展改革委|市财政局市工业和信息化局等部门|制定的培育企业行动计划的通知"},
    {"no rectangle where a diamond is as good by meaning",
	"某市人民政府办公室|某市发展和改革委员会某市财政局|关于进一步加快推进先进制造业高质量发展|若干"
	"政策措施落实情况的通报"},
    {"book title", "关于印发《高质量发展实施方案》|任务分解和重点工作安排的通知"},
};

Test(title, breaks)
{
	struct tb_err err;
	char *folder = tb_path_join(tb_datadir(), "fonts");
	char *templates = tb_path_join(tb_datadir(), "templates");
	struct tb_fonts *fonts = tb_fonts_open(folder, &err);
	struct style style;
	struct document document = {.file = "title"};
	struct setter set = {.document = &document, .fonts = fonts, .style = &style};

	cr_assert_not_null(fonts, "%s", err.text);
	cr_assert_eq(style_load(templates, "gb", &style, &err), 0, "%s", err.text);
	for (size_t i = 0; i < TB_LEN(rows); i++) {
		struct tb_buf text = TB_BUF_INIT, got = TB_BUF_INIT;
		int own = strcmp(rows[i].why, "the author's own") == 0;
		const char *broken;

		for (const char *s = rows[i].title; *s != '\0'; s++)
			if (*s != '|')
				tb_buf_putc(&text, *s);
			else if (own)
				tb_buf_putc(&text, '\n');
		broken = title_break(&set, text.s, style.title_size, style.area_width);
		for (const char *s = broken; *s != '\0'; s++)
			tb_buf_putc(&got, *s == '\n' ? '|' : *s);
		cr_expect_str_eq(got.s, rows[i].title, "%s: %s", rows[i].why, got.s);
		tb_buf_release(&text);
		tb_buf_release(&got);
	}
	tb_arena_release(&set.arena);
	style_release(&style);
	tb_fonts_free(fonts);
	tb_xml_cleanup();
	free(folder);
	free(templates);
}
