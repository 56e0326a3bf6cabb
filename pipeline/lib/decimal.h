/*
 * Amounts (R1): decimal text with a unit to whole yuan in 64 bits, exactly.
 */
#ifndef TB_DECIMAL_H
#define TB_DECIMAL_H

#include "compat.h"
#include <stdint.h>
#include <stddef.h>

enum tb_unit { TB_UNIT_YUAN, TB_UNIT_WAN, TB_UNIT_YI, TB_UNIT_MAX };

/* 10^0, 10^4, 10^8 yuan. */
extern const int64_t tb_unit_yuan[TB_UNIT_MAX];

/* The unit named 元, 万元 or 亿元; -1 when it is none of them. */
int tb_unit_parse(const char *name);
const char *tb_unit_name(enum tb_unit unit);
/* Decimals that an amount in it can have: 0, 4, 8. */
int tb_unit_places(enum tb_unit unit);

enum tb_decimal_fault {
	TB_DECIMAL_OK,
	TB_DECIMAL_EMPTY,
	TB_DECIMAL_CHARACTER, /* not [+-]digits[.digits]; *at says where */
	TB_DECIMAL_FINE,      /* more decimals than whole yuan allow */
	TB_DECIMAL_RANGE      /* beyond 10^9 亿元 (10^17 yuan) in size */
};

/* The amount s (NUL-terminated, e.g. "812.35") in `unit`, as whole yuan. On a
 * fault *yuan is untouched and *at (may be NULL) the byte offset of the first
 * bad character. Trailing zeros behind the last place of yuan are allowed. */
enum tb_decimal_fault tb_amount_parse(const char *s, enum tb_unit unit, int64_t *yuan, size_t *at);

/* The amount in `unit`, with no more decimals than it has: "812.35", "-0.5". */
enum { TB_AMOUNT_SIZE = 32 };
void tb_amount_format(int64_t yuan, enum tb_unit unit, char out[TB_AMOUNT_SIZE]);

/* s as a whole decimal number between min and max, nothing else in it. 0 or -1. */
int tb_int_parse(const char *s, long min, long max, long *value) TB_MUST_CHECK;

/* a + b, a - b: 0, or -1 on overflow with *sum untouched. */
int tb_add(int64_t a, int64_t b, int64_t *sum) TB_MUST_CHECK;
int tb_sub(int64_t a, int64_t b, int64_t *difference) TB_MUST_CHECK;

#endif
