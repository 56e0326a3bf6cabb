/* What a figure's exact value tells: tongbao-figures(5), value. */
#include "compose/figures.h"
#include <criterion/criterion.h>

static const struct {
	const char *value;
	int negative;
} values[] = {
    {"12", 0}, {"0", 0}, {"-3/4", 1},
    /* roots: below zero where one is taken from what is less than one */
    {"(2)^(1/2)", 0}, {"(1/2)^(1/2)", 0}, {"(1/2)^(1/2)-1", 1}, {"(2/3)^(1/2)-1", 1},
    {"(3/2)^(1/2)-1", 0}, {"(2)^(1/4)-1", 0}, {"(99/100)^(1/3)-1", 1}, {"(100/99)^(1/3)-1", 0},
    {"(9999999999999999999/10000000000000000000)^(1/3)-1", 1}, /* prints as 0 */
    {"", 0},						       /* a word */
};

Test(figures, sign)
{
	size_t i;

	for (i = 0; i < TB_LEN(values); i++) {
		struct figure figure = {.value = values[i].value};

		cr_expect_eq(figure_is_negative(&figure), values[i].negative, "'%s'", figure.value);
	}
}
