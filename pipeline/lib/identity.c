/* Codes of the state: see identity.h. */
#include "identity.h"
#include <string.h>

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int
two_digits(const char *s)
{
	return is_digit(s[0]) && is_digit(s[1]) ? (s[0] - '0') * 10 + (s[1] - '0') : -1;
}

enum tb_identity
tb_region_code_check(const char *code)
{
	static const char provinces[] = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 "
					"45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 ";
	const char province[] = {code[0], code[0] != '\0' ? code[1] : '\0', ' ', '\0'};
	int i;

	for (i = 0; i < 6; i++)
		if (!is_digit(code[i]))
			return TB_IDENTITY_FORM;
	if (strstr(provinces, province) == NULL)
		return TB_IDENTITY_REGION;
	return two_digits(code + 2) == 0 && two_digits(code + 4) != 0 ? TB_IDENTITY_REGION
								      : TB_IDENTITY_GOOD;
}

/* --- unified social credit code ------------------------------------------------------ */

enum { USCC_LEN = 18, ORGANISATION_LEN = 9, ORGANISATION_AT = 8 };

/* The letters I O S V Z are left out: a letter's value is its place here, not its
 * distance from A. */
static const char uscc_characters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

static int
uscc_value(char c)
{
	const char *at = c != '\0' ? strchr(uscc_characters, c) : NULL;

	return at != NULL ? (int)(at - uscc_characters) : -1;
}

/* In the organisation code, which is older, every letter has its place. */
static int
organisation_value(char c)
{
	return is_digit(c) ? c - '0' : c - 'A' + 10;
}

static int
is_organisation(const char *code)
{
	static const int weights[ORGANISATION_LEN - 1] = {3, 7, 9, 10, 5, 8, 4, 2};
	int sum = 0, i;

	for (i = 0; i < ORGANISATION_LEN - 1; i++)
		sum += organisation_value(code[i]) * weights[i];
	return code[ORGANISATION_LEN - 1] == "0X987654321"[sum % 11];
}

enum tb_identity
tb_uscc_check(const char *code)
{
	static const char nationwide[] = "100000"; /* of units of the state's own */
	int sum = 0, weight = 1, i;

	if (strlen(code) != USCC_LEN)
		return TB_IDENTITY_FORM;
	for (i = 0; i < USCC_LEN; i++, weight = weight * 3 % 31) {
		if (uscc_value(code[i]) < 0)
			return TB_IDENTITY_FORM;
		if (i < USCC_LEN - 1)
			sum += uscc_value(code[i]) * weight;
	}
	if (uscc_value(code[USCC_LEN - 1]) != (31 - sum % 31) % 31)
		return TB_IDENTITY_CHECK;
	if (!is_organisation(code + ORGANISATION_AT))
		return TB_IDENTITY_ORGANISATION;
	return strncmp(code + 2, nationwide, 6) == 0 ? TB_IDENTITY_GOOD
						     : tb_region_code_check(code + 2);
}

/* --- project code --------------------------------------------------------------------- */

enum { PROJECT_REGION_AT = 5 };

const char *
tb_project_code_region(const char *code)
{
	return code + PROJECT_REGION_AT;
}

int
tb_is_state_region(const char *region)
{
	return strncmp(region, "0000", 4) == 0;
}

enum tb_identity
tb_project_code_check(const char *code)
{
	static const char form[] = "0000-000000-00-00-000000";
	int year, month, i;

	if (strlen(code) != sizeof(form) - 1)
		return TB_IDENTITY_FORM;
	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == '-' ? code[i] != '-' : !is_digit(code[i]))
			return TB_IDENTITY_FORM;
	year = two_digits(code);
	month = two_digits(code + 2);
	/* YYMM from November 2020 on; before it 2015 to 2020 */
	if (year < 20 || (year > 20 && (month < 1 || month > 12)) ||
	    (year == 20 && (month < 11 || month > 20 || month == 13 || month == 14)))
		return TB_IDENTITY_TIME;
	if (tb_is_state_region(tb_project_code_region(code)))
		return TB_IDENTITY_GOOD;
	return tb_region_code_check(tb_project_code_region(code));
}
