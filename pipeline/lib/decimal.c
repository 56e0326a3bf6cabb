/* Amounts: see decimal.h. */
#include "decimal.h"
#include <errno.h>

const int64_t tb_unit_yuan[TB_UNIT_MAX] = {1, 10000, 100000000};

static const char *const unit_names[TB_UNIT_MAX] = {"元", "万元", "亿元"};
static const int unit_places[TB_UNIT_MAX] = {0, 4, 8};

static const int64_t amount_max = 100000000000000000; /* 10^9 亿元 */

int
tb_unit_parse(const char *name)
{
	int u;

	for (u = 0; u < TB_UNIT_MAX; u++)
		if (strcmp(name, unit_names[u]) == 0)
			return u;
	return -1;
}

const char *
tb_unit_name(enum tb_unit unit)
{
	return unit_names[unit];
}

int
tb_unit_places(enum tb_unit unit)
{
	return unit_places[unit];
}

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* One more digit; 0, or -1 when the value passes the limit. */
static int
shift_in(int64_t *value, int digit)
{
	if (*value > (amount_max - digit) / 10)
		return -1;
	*value = *value * 10 + digit;
	return 0;
}

enum tb_decimal_fault
tb_amount_parse(const char *s, enum tb_unit unit, int64_t *yuan, size_t *at)
{
	const char *p = s;
	int64_t value = 0;
	int negative = *p == '-', digits = 0, places = 0, range = 0, fine = 0;

	if (*s == '\0')
		return TB_DECIMAL_EMPTY;
	if (*p == '-' || *p == '+')
		p++;
	for (; is_digit(*p); p++, digits++)
		range |= shift_in(&value, *p - '0') != 0;
	if (*p == '.' && digits > 0 && is_digit(p[1]))
		for (p++; is_digit(*p); p++) {
			if (places < unit_places[unit]) {
				places++;
				range |= shift_in(&value, *p - '0') != 0;
			} else if (*p != '0') {
				fine = 1;
			}
		}
	if (*p != '\0' || digits == 0) {
		if (at != NULL)
			*at = (size_t)(p - s);
		return TB_DECIMAL_CHARACTER;
	}
	for (; places < unit_places[unit]; places++)
		range |= shift_in(&value, 0) != 0;
	if (range)
		return TB_DECIMAL_RANGE;
	if (fine)
		return TB_DECIMAL_FINE;
	*yuan = negative ? -value : value;
	return TB_DECIMAL_OK;
}

void
tb_amount_format(int64_t yuan, enum tb_unit unit, char out[TB_AMOUNT_SIZE])
{
	int64_t size = yuan < 0 ? -yuan : yuan, scale = tb_unit_yuan[unit];
	int places = unit_places[unit];
	char digits[TB_AMOUNT_SIZE];

	/* scale + rest: leading zeros come by themselves behind the 1 */
	snprintf(digits, sizeof(digits), "%lld", (long long)(scale + size % scale));
	while (places > 0 && digits[places] == '0')
		places--;
	snprintf(out, TB_AMOUNT_SIZE, "%s%lld%s%.*s", yuan < 0 ? "-" : "",
	    (long long)(size / scale), places > 0 ? "." : "", places, digits + 1);
}

int
tb_int_parse(const char *s, long min, long max, long *value)
{
	char *end;
	long v;

	if (!is_digit(*s) && !(*s == '-' && is_digit(s[1])))
		return -1;
	errno = 0;
	v = strtol(s, &end, 10);
	if (errno != 0 || *end != '\0' || v < min || v > max)
		return -1;
	*value = v;
	return 0;
}

int
tb_add(int64_t a, int64_t b, int64_t *sum)
{
	if ((b > 0 && a > INT64_MAX - b) || (b < 0 && a < INT64_MIN - b))
		return -1;
	*sum = a + b;
	return 0;
}

int
tb_sub(int64_t a, int64_t b, int64_t *difference)
{
	if ((b < 0 && a > INT64_MAX + b) || (b > 0 && a < INT64_MIN + b))
		return -1;
	*difference = a - b;
	return 0;
}
