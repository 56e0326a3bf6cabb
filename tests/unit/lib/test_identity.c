/* Codes of the state, by the examples of their standards and one fault each. */
#include "lib/identity.h"
#include "lib/mem.h"
#include "../rows.h"
#include <criterion/criterion.h>

static const struct {
	const char *code;
	enum tb_identity verdict;
} usccs[] = {
    {"91350100M000100Y43", TB_IDENTITY_GOOD}, /* GB 32100-2015, the example */
    {"91430200MA4L002490", TB_IDENTITY_GOOD}, /* the sum is 0 mod 31: the last character is 0 */
    {"91350100M000100Y4Z", TB_IDENTITY_FORM}, /* Z is no character of it */
    {"91350100M000100Y4", TB_IDENTITY_FORM},
    {"91350100M000100Y430", TB_IDENTITY_FORM},
    {"91350100m000100y43", TB_IDENTITY_FORM},
    {"9135010OM000100Y43", TB_IDENTITY_FORM},
    {"", TB_IDENTITY_FORM},
    {"91350100M000100Y44", TB_IDENTITY_CHECK},
    {"91350100M000100Y34", TB_IDENTITY_CHECK}, /* two characters exchanged */
    {"91430200MA4L002491", TB_IDENTITY_CHECK},
    {"91430200MA4L00248W", TB_IDENTITY_ORGANISATION}, /* the whole agrees, the organisation not */
    {"91990100M000100Y4U", TB_IDENTITY_REGION},
};

ParameterizedTestParameters(identity, uscc)
{
	return rows_of(TB_LEN(usccs));
}

ParameterizedTest(size_t *row, identity, uscc)
{
	cr_assert_eq(tb_uscc_check(usccs[*row].code), usccs[*row].verdict, "%s: %d",
	    usccs[*row].code, tb_uscc_check(usccs[*row].code));
}

static const struct {
	const char *code;
	enum tb_identity verdict;
} projects[] = {
    {"2103-430211-04-01-123456", TB_IDENTITY_GOOD},
    {"2011-430200-04-01-123456", TB_IDENTITY_GOOD}, /* November 2020, the first month */
    {"2018-430281-35-03-012345", TB_IDENTITY_GOOD}, /* the year 2018, as it was before */
    {"2020-430200-35-03-012345", TB_IDENTITY_GOOD},
    {"2010-430200-04-01-123456", TB_IDENTITY_TIME},
    {"2014-430200-04-01-123456", TB_IDENTITY_TIME},
    {"2113-430200-04-01-123456", TB_IDENTITY_TIME},
    {"2100-430200-04-01-123456", TB_IDENTITY_TIME},
    {"1912-430200-04-01-123456", TB_IDENTITY_TIME},
    {"2018-000052-35-03-012345", TB_IDENTITY_GOOD}, /* by an office of the state */
    {"2018-000100-35-03-012345", TB_IDENTITY_REGION},
    {"2018-001000-35-03-012345", TB_IDENTITY_REGION},
    {"2103-990211-04-01-123456", TB_IDENTITY_REGION},
    {"2103-430211-04-01-12345", TB_IDENTITY_FORM},
    {"2103-430211-04-01-1234567", TB_IDENTITY_FORM},
    {"2103-43O211-04-01-123456", TB_IDENTITY_FORM},
    {"2103430211-04-01-1234567", TB_IDENTITY_FORM},
};

ParameterizedTestParameters(identity, project)
{
	return rows_of(TB_LEN(projects));
}

ParameterizedTest(size_t *row, identity, project)
{
	cr_assert_eq(tb_project_code_check(projects[*row].code), projects[*row].verdict, "%s",
	    projects[*row].code);
}

/* Every province of GB/T 2260, and each neighbour that is none. */
Test(identity, provinces)
{
	static const char known[] =
	    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 "
	    "50 51 52 53 54 61 62 63 64 65 71 81 82 ";
	char code[16], word[8];
	int province;

	for (province = 0; province < 100; province++) {
		snprintf(code, sizeof(code), "%02d0000", province);
		snprintf(word, sizeof(word), "%02d ", province);
		cr_expect_eq(tb_region_code_check(code) == TB_IDENTITY_GOOD,
		    strstr(known, word) != NULL, "%s", code);
	}
	cr_expect_eq(tb_region_code_check("430271"), TB_IDENTITY_GOOD);
	cr_expect_eq(tb_region_code_check("430001"), TB_IDENTITY_REGION, "a county of no city");
	cr_expect_eq(tb_region_code_check("4302"), TB_IDENTITY_FORM);
}
