/* Rates as printed: see rate.h. */
#include "rate.h"
#include <string.h>

/* What means the same as a character of ASCII, in UTF-8. */
static const struct {
	const char *text;
	char plain;
} wide[] = {
    {"０", '0'},
    {"１", '1'},
    {"２", '2'},
    {"３", '3'},
    {"４", '4'},
    {"５", '5'},
    {"６", '6'},
    {"７", '7'},
    {"８", '8'},
    {"９", '9'},
    {"．", '.'},
    {"－", '-'},
    {"−", '-'},
    {"％", '%'},
    {"　", ' '},
    {"\t", ' '},
};

/* The next character, moving s behind it. */
static char
next_plain(const char **s)
{
	size_t i;

	for (i = 0; i < TB_LEN(wide); i++)
		if (strncmp(*s, wide[i].text, strlen(wide[i].text)) == 0) {
			*s += strlen(wide[i].text);
			return wide[i].plain;
		}
	return **s != '\0' ? *(*s)++ : '\0';
}

/* The text in plain characters. -1 = it is too long for a rate. */
static int
make_plain(const char *s, char *plain, size_t size)
{
	size_t n;

	for (n = 0; *s != '\0' && n < size - 1; n++)
		plain[n] = next_plain(&s);
	plain[n] = '\0';
	return *s == '\0' ? 0 : -1;
}

enum { RATE_DIGITS = 17, RATE_SIZE = 64 };
static const int64_t RATE_MOST = 100000000000000000;

static const char *
skip_blanks(const char *s)
{
	while (*s == ' ')
		s++;
	return s;
}

/* Digits into *units, moving s behind them; how many there are. It stops before they overflow. */
static int
take_digits(const char **s, int64_t *units)
{
	int n = 0;

	for (; **s >= '0' && **s <= '9' && *units < RATE_MOST; (*s)++, n++)
		*units = *units * 10 + (**s - '0');
	return n;
}

int
tb_rate_parse(const char *s, struct tb_rate *rate)
{
	struct tb_rate read = {0, 0};
	char plain[RATE_SIZE];
	int negative, whole;

	*rate = read;
	if (make_plain(s, plain, sizeof(plain)) != 0)
		return -1;
	s = skip_blanks(plain);
	negative = *s == '-';
	s += negative;
	whole = take_digits(&s, &read.units);
	if (whole == 0)
		return -1;
	if (*s == '.') {
		s++;
		read.decimals = take_digits(&s, &read.units);
		if (read.decimals == 0)
			return -1;
	}
	s = skip_blanks(s);
	if (whole + read.decimals > RATE_DIGITS || *s != '%' || *skip_blanks(s + 1) != '\0')
		return -1;
	*rate = (struct tb_rate){negative ? -read.units : read.units, read.decimals};
	return 0;
}
