/* What tests of exact numbers read back. */
#ifndef UNIT_PRINTED_H
#define UNIT_PRINTED_H

#include "lib/exact.h"
#include <criterion/criterion.h>

/* The digits of what is printed, as an integer: "12.5" is 125. The text loses its point. */
static inline void
read_printed(mpz_t printed, struct tb_buf *text)
{
	char *point = strchr(text->s, '.');

	if (point != NULL)
		memmove(point, point + 1, strlen(point));
	cr_assert_eq(mpz_set_str(printed, text->s, 10), 0, "'%s'", text->s);
}

#endif
