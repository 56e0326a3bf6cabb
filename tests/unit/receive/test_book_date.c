/* Days that were typed as text: what can be read in one way only, and nothing else. */
#include "receive/book-private.h"
#include "../rows.h"
#include <criterion/criterion.h>

static const struct {
	const char *text;
	int month_alone;
	const char *day; /* NULL = it is none */
} rows[] = {
    {"2022-08-03", 0, "2022-08-03"},
    {"2022/8/3", 0, "2022-08-03"},
    {"2022.8.3", 0, "2022-08-03"},
    {"2022-8-3", 0, "2022-08-03"},
    {"2022年8月3日", 0, "2022-08-03"},
    {"2022年8月3号", 0, "2022-08-03"},
    {"2022 年 08 月 03 日", 0, "2022-08-03"},
    {"２０２２／８／３", 0, "2022-08-03"},
    {"20220803", 0, "2022-08-03"},
    {"2024/2/29", 0, "2024-02-29"},
    /* months */
    {"2022-08", 1, "2022-08"},
    {"2022/8", 1, "2022-08"},
    {"2022年8月", 1, "2022-08"},
    {"202208", 1, "2022-08"},
    {"2022年8月3日", 1, NULL},
    {"2022年8月", 0, NULL},
    /* read in two ways, or in none */
    {"8/3/22", 0, NULL},
    {"8/3/2022", 0, NULL},
    {"22-08-03", 0, NULL},
    {"8月3日", 0, NULL},
    {"2022/13/3", 0, NULL},
    {"2022/2/29", 0, NULL},
    {"2022/8/032", 0, NULL},
    {"2022-8-3-1", 0, NULL},
    {"2022--8-3", 0, NULL},
    {"2022083", 0, NULL},
    {"2022/8/3前", 0, NULL},
    {"2022.83", 1, NULL},
    {"2022", 1, NULL},
    {"月", 1, NULL},
    {"", 0, NULL},
    {"99999999999999999999", 0, NULL},
};

ParameterizedTestParameters(book_date, is_read_from_text)
{
	return rows_of(TB_LEN(rows));
}

ParameterizedTest(size_t *row, book_date, is_read_from_text)
{
	char day[11];
	int rc = book_text_day(rows[*row].text, rows[*row].month_alone, day);

	cr_expect_eq(rc, rows[*row].day != NULL ? 0 : -1, "'%s'", rows[*row].text);
	if (rc == 0 && rows[*row].day != NULL)
		cr_expect_str_eq(day, rows[*row].day, "'%s'", rows[*row].text);
}
