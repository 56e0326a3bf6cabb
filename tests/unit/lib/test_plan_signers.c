/* Who signs submissions: read, found by day, refused. */
#include "plan_file.h"
#include <criterion/criterion.h>

#define KEY(digit)                                                                                 \
	digit digit digit digit digit digit digit digit "000000000000000000000000"                 \
							"00000000000000000000000000000000"

static const char *const base[] = {
    /* 1 */ "<plan xmlns=\"urn:tongbao:plan:1\">",
    "<identity id=\"c1\" version=\"2\" number=\"n\" in-force=\"2022-01-01\" name=\"n\" "
    "programme=\"p\" issuer=\"i\" region=\"100\" base-year=\"2021\" target-year=\"2025\"/>",
    "<calendar deadline-day=\"5\" bulletin-day=\"10\"/>",
    "<regions><region code=\"100\" name=\"City\" level=\"city\"/>",
    /* 5 */ "<region code=\"101\" name=\"North\" level=\"county\" parent=\"100\" order=\"1\"/>",
    "<region code=\"102\" name=\"South\" level=\"county\" parent=\"100\" order=\"2\"/></regions>",
    "<departments><department code=\"D1\" name=\"Bureau\" order=\"1\"/></departments>",
    "<signers unsigned=\"refused\">",
    "<signer unit=\"101\" digest=\"" KEY("a") "\" valid-from=\"2022-07-01\"/>",
    /* 10 */
    "<signer unit=\"101\" digest=\"" KEY("b") "\" valid-from=\"2022-03-01\" "
					      "valid-to=\"2023-02-28\"/>",
    "<signer unit=\"D1\" digest=\"" KEY("c") "\" valid-from=\"2022-03-01\" "
					     "valid-to=\"2022-03-31\"/>",
    "<unsigned unit=\"102\" rule=\"allowed\"/>",
    "</signers>",
    "</plan>",
};

static const struct plan_lines lines = {base, TB_LEN(base)};

/* A reissue voids the one before, whatever that one's last day says. */
static const struct {
	const char *unit, *day, *digest;
} days[] = {
    {"101", "2022-02-28", NULL},
    {"101", "2022-03-01", KEY("b")},
    {"101", "2022-06-30", KEY("b")},
    {"101", "2022-07-01", KEY("a")},
    {"101", "2025-12-31", KEY("a")},
    {"D1", "2022-03-31", KEY("c")},
    {"D1", "2022-04-01", NULL},
    {"102", "2022-04-01", NULL},
};

Test(plan_signers, one_signer_on_a_day)
{
	struct tb_plan plan;
	size_t i;

	plan_file_load(lines, &plan);
	for (i = 0; i < TB_LEN(days); i++) {
		const struct tb_plan_signer *signer;
		struct tb_date day;

		cr_assert_eq(tb_date_parse(days[i].day, &day), 0);
		signer = tb_plan_signer(&plan, days[i].unit, day);
		cr_assert_eq(signer == NULL, days[i].digest == NULL, "%s", days[i].day);
		cr_assert(signer == NULL || strcmp(signer->digest, days[i].digest) == 0, "%s",
		    days[i].day);
	}
	cr_assert_str_eq(tb_plan_signer_of_key(&plan, KEY("c"))->unit, "D1");
	cr_assert_null(tb_plan_signer_of_key(&plan, KEY("d")));
	tb_plan_release(&plan);
}

Test(plan_signers, who_may_do_without)
{
	struct tb_plan plan;

	plan_file_load(lines, &plan);
	cr_assert(tb_plan_has_signing(&plan) && plan.signing.wait_minutes == 30);
	cr_assert_not(tb_plan_unsigned_allowed(&plan, "101"));
	cr_assert(tb_plan_unsigned_allowed(&plan, "102"));
	cr_assert_not(tb_plan_unsigned_allowed(&plan, NULL), "a unit that is not known");
	tb_plan_release(&plan);
}

Test(plan_signers, a_plan_without_them)
{
	struct tb_plan plan = {.notice = ""};

	cr_assert_not(tb_plan_has_signing(&plan));
	cr_assert(tb_plan_unsigned_allowed(&plan, "101"));
}

static const struct plan_fault faults[] = {
    {8, "<signers>", 8, "<signers> lacks the attribute 'unsigned'"},
    {8, "<signers unsigned=\"maybe\">", 8, "one of refused, allowed"},
    {9, "<signer unit=\"109\" digest=\"" KEY("a") "\" valid-from=\"2022-07-01\"/>", 9,
	"<signer unit=\"109\">: there is no such <region> or <department>"},
    {9, "<signer unit=\"101\" digest=\"" KEY("A") "\" valid-from=\"2022-07-01\"/>", 9,
	"64 digits 0-9 a-f"},
    {9, "<signer unit=\"101\" digest=\"abc\" valid-from=\"2022-07-01\"/>", 9, "64 digits 0-9 a-f"},
    {9, "<signer unit=\"101\" digest=\"" KEY("a") "\"/>", 9, "lacks valid-from"},
    {10,
	"<signer unit=\"101\" digest=\"" KEY("b") "\" valid-from=\"2022-07-01\" "
						  "valid-to=\"2023-02-28\"/>",
	10, "a unit has one signer on a day"},
    {10,
	"<signer unit=\"101\" digest=\"" KEY("b") "\" valid-from=\"2022-07-02\" "
						  "valid-to=\"2022-07-01\"/>",
	10, ""},
    {11, "<signer unit=\"D1\" digest=\"" KEY("a") "\" valid-from=\"2022-03-01\"/>", 11,
	"has the key of '101'"},
    {12, "<unsigned unit=\"109\" rule=\"allowed\"/>", 12, "there is no such <region>"},
    {12, "<unsigned unit=\"102\"/>", 12, "<unsigned> lacks the attribute 'rule'"},
    {13, "<unsigned unit=\"102\" rule=\"refused\"/></signers>", 13, "stands twice, first in"},
    {13, "</signers><signers unsigned=\"allowed\"/>", 13, "<signers> stands also in"},
};

ParameterizedTestParameters(plan_signers, refused)
{
	return rows_of(TB_LEN(faults));
}

ParameterizedTest(size_t *row, plan_signers, refused)
{
	plan_file_refused(lines, &faults[*row]);
}
