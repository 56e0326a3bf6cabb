/* To whom issues go, as far as the plan says so: see look.h. */
#include "../lib/account.h"
#include "../lib/buf.h"
#include "../lib/file.h"
#include "../lib/plan.h"
#include "finding.h"
#include "look.h"
#include <unistd.h>

static const char area[] = "delivery";

/* lp(1) of CUPS, looked for as a shell does. */
static int
has_program(const char *name)
{
	const char *at = getenv("PATH");
	struct tb_buf path = TB_BUF_INIT;
	int found = 0;

	while (at != NULL && *at != '\0' && !found) {
		size_t len = strcspn(at, ":");

		tb_buf_reset(&path);
		tb_buf_printf(&path, "%.*s/%s", (int)len, at, name);
		found = access(path.s, X_OK) == 0;
		at += len + (at[len] == ':');
	}
	tb_buf_release(&path);
	return found;
}

static void
look_at_folder(const struct tb_plan_addressee *addressee)
{
	if (!tb_folder_exists(addressee->address))
		finding(NEED_MEND, area, "%s: the folder of %s is not there; is the share mounted?",
		    addressee->address, addressee->id);
	else if (access(addressee->address, W_OK | X_OK) != 0)
		finding(NEED_MEND, area, "%s: you may not write into the folder of %s",
		    addressee->address, addressee->id);
}

static void
look_at_addressee(const struct tb_plan_addressee *addressee)
{
	if (addressee->address[0] == '\0')
		finding(NEED_MEND, area, "%s:%d: %s has no address and gets nothing; add address=",
		    addressee->source.file, addressee->source.line, addressee->id);
	else if (addressee->channel == TB_CHANNEL_FOLDER || addressee->channel == TB_CHANNEL_INBOX)
		look_at_folder(addressee);
}

static int
is_used(const struct tb_plan_distribution *distribution, int channel)
{
	for (size_t i = 0; i < distribution->naddressees; i++)
		if (distribution->addressees[i].channel == channel)
			return 1;
	return 0;
}

static void
look_at_mail(const char *accounts, const struct tb_plan_distribution *distribution)
{
	struct tb_account account;
	struct tb_err err;

	if (tb_account_load(accounts, distribution->account, &account, &err) != 0)
		finding_err(NEED_MEND, area, &err);
	else
		tb_account_release(&account);
}

/* What signs the submissions that go into inboxes. */
static void
look_at_key(const char *keys, const struct tb_plan_rollup *rollup)
{
	struct tb_buf path = TB_BUF_INIT;
	struct tb_err err;

	tb_buf_printf(&path, "%s/%s.pem", keys, rollup->key);
	if (tb_secret_check(path.s, TB_MSG_SIGNING, "tongbao-post(1)", &err) != 0)
		finding_err(NEED_MEND, area, &err);
	tb_buf_release(&path);
}

void
look_at_delivery(const struct look *look, const struct tb_plan *plan)
{
	const struct tb_plan_distribution *distribution = &plan->distribution;

	if (distribution->naddressees == 0)
		finding(NEED_NOTE, area,
		    "<distribution> of the plan has no <addressee>, and nobody gets the issues; "
		    "tongbao-plan(5) says how to add some");
	for (size_t i = 0; i < distribution->naddressees; i++) {
		const struct tb_plan_rollup *rollup =
		    tb_plan_submission(plan, &distribution->addressees[i]);

		look_at_addressee(&distribution->addressees[i]);
		if (rollup != NULL && rollup->key[0] != '\0')
			look_at_key(look->keys, rollup);
	}
	if (is_used(distribution, TB_CHANNEL_MAIL))
		look_at_mail(look->accounts, distribution);
	if (is_used(distribution, TB_CHANNEL_PRINT) && !has_program("lp"))
		finding(NEED_MEND, area,
		    "lp is not there, and the plan has issues printed; install "
		    "cups-client");
}
