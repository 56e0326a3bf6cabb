/* Places and lengths (pu) and values compared. */
#ifndef TB_TYPE_EXTENT_H
#define TB_TYPE_EXTENT_H

#include <stdint.h>

static inline int32_t
larger(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

static inline int32_t
smaller(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

/* The place from low to high, both taken in, that is nearest to `at`. */
static inline int32_t
within(int32_t at, int32_t low, int32_t high)
{
	return at < low ? low : at > high ? high : at;
}

/* The ends low <= high of some values: those of one more. */
static inline void
extent_take(int64_t *low_e8, int64_t *high_e8, int64_t value_e8)
{
	if (value_e8 < *low_e8)
		*low_e8 = value_e8;
	if (value_e8 > *high_e8)
		*high_e8 = value_e8;
}

#endif
