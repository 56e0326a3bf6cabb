/*
 * The elements of rules: what is promised and reported, when a lamp burns, what
 * follows from it, how units are scored; how to read a table of them is
 * plan-elements.h.
 */
#include "plan-elements.h"

/* --- the lists ------------------------------------------------------------------ */

LIST_ADD(add_indicator, indicators, nindicators, indicators)
LIST_ADD(add_reporter, reporters, nreporters, reporters)
LIST_ADD(add_target, targets, ntargets, targets)
LIST_ADD(add_ladder, ladders, nladders, ladders)
LIST_ADD(add_band, bands, nbands, bands)
LIST_ADD(add_lamp, lamps, nlamps, lamps)
LIST_ADD(add_rule, rules, nrules, rules)
LIST_ADD(add_recommendation, recommendations, nrecommendations, recommendations)
LIST_ADD(add_escalation, escalations, nescalations, escalations)
LIST_ADD(add_late, lateness, nlateness, lateness)
LIST_ADD(add_scoreboard, scoreboards, nscoreboards, scoreboards)
LIST_ADD(add_mark, marks, nmarks, marks)
LIST_ADD(add_award, awards, nawards, awards)
LIST_ADD(add_rollup, rollups, nrollups, rollups)

CHILD_ADD(add_field, indicators, nindicators, fields, nfields, fields)
CHILD_ADD(add_step, ladders, nladders, steps, nsteps, steps)
LIST_ADD(add_roll, rolls, nrolls, rolls)
CHILD_ADD(add_member, rolls, nrolls, members, nmembers, members)

/* One that was in the list before: it is kept among the members. */
static void *
add_leaver(struct tb_plan *plan, struct plan_caps *caps)
{
	struct tb_plan_member *member = add_member(plan, caps);

	member->leaves = 1;
	member->level = "";
	member->plan.none = 1;
	return member;
}

CHILD_ADD(add_item, scoreboards, nscoreboards, items, nitems, items)
CHILD_ADD(add_medal, scoreboards, nscoreboards, medals, nmedals, medals)
CHILD_ADD(add_addition, scoreboards, nscoreboards, additions, nadditions, additions)
CHILD_ADD(add_prize, awards, nawards, prizes, nprizes, prizes)
CHILD_ADD(add_map, rollups, nrollups, maps, nmaps, maps)
CHILD_ADD(add_rung, rollups, nrollups, rungs, nrungs, rungs)

/* --- their attributes ------------------------------------------------------------ */

static const struct plan_field indicator_fields[] = {F(FIELD_CODE, tb_plan_indicator, "code", code),
    F(FIELD_CODE, tb_plan_indicator, "name", name), F(FIELD_CODE, tb_plan_indicator, "unit", unit),
    F(FIELD_CODE, tb_plan_indicator, "subjects", subjects),
    F(FIELD_TEXT, tb_plan_indicator, "definition", definition), END};

static const struct plan_field field_fields[] = {
    F(FIELD_CODE, tb_plan_indicator_field, "name", name),
    F(FIELD_CODE, tb_plan_indicator_field, "head", head),
    F(FIELD_TEXT, tb_plan_indicator_field, "help", help), END};

static const struct plan_field reporter_fields[] = {
    F(FIELD_CODE, tb_plan_reporter_rule, "indicator", indicator),
    F(FIELD_TEXT, tb_plan_reporter_rule, "subject", subject),
    F(FIELD_TEXT, tb_plan_reporter_rule, "kind", kind),
    F(FIELD_TEXT, tb_plan_reporter_rule, "unit", unit),
    F(FIELD_TEXT, tb_plan_reporter_rule, "by", by), END};

static const struct plan_field target_fields[] = {F(FIELD_CODE, tb_plan_target, "id", id),
    F(FIELD_CODE, tb_plan_target, "scope", scope), F(FIELD_CODE, tb_plan_target, "year", year),
    F(FIELD_CODE, tb_plan_target, "kind", kind),
    F(FIELD_TEXT, tb_plan_target, "threshold", threshold),
    F(FIELD_YI, tb_plan_target, "below", below), F(FIELD_TEXT, tb_plan_target, "level", level),
    F(FIELD_CODE, tb_plan_target, "op", op), F(FIELD_TEXT, tb_plan_target, "value", value),
    F(FIELD_TEXT, tb_plan_target, "subjects", subjects),
    F(FIELD_CODE, tb_plan_target, "clause", clause), END};

static const struct plan_field ladder_fields[] = {F(FIELD_CODE, tb_plan_ladder, "id", id),
    F(FIELD_CODE, tb_plan_ladder, "subject", subject_name),
    F(FIELD_TEXT, tb_plan_ladder, "clause", clause),
    F(FIELD_FLAG, tb_plan_ladder, "exclusive", exclusive),
    F(FIELD_FLAG, tb_plan_ladder, "rolling", rolling), END};

static const struct plan_field roll_fields[] = {F(FIELD_INT, tb_plan_roll, "year", year),
    F(FIELD_CODE, tb_plan_roll, "ladder", ladder),
    F(FIELD_DATE, tb_plan_roll, "in-force", in_force),
    F(FIELD_TEXT, tb_plan_roll, "number", number), F(FIELD_TEXT, tb_plan_roll, "by", by), END};

static const struct plan_field member_fields[] = {F(FIELD_CODE, tb_plan_member, "subject", subject),
    F(FIELD_TEXT, tb_plan_member, "level", level), F(FIELD_YI, tb_plan_member, "plan", plan), END};

static const struct plan_field leaver_fields[] = {
    F(FIELD_CODE, tb_plan_member, "subject", subject), END};

static const struct plan_field step_fields[] = {
    F(FIELD_YI, tb_plan_step, "value", value), F(FIELD_CODE, tb_plan_step, "word", word), END};

static const struct plan_field band_fields[] = {F(FIELD_CODE, tb_plan_band, "code", code),
    F(FIELD_CODE, tb_plan_band, "name", name), F(FIELD_YI, tb_plan_band, "min", min),
    F(FIELD_YI, tb_plan_band, "max", max), END};

static const struct plan_field lamp_fields[] = {F(FIELD_CODE, tb_plan_lamp, "code", code),
    F(FIELD_CODE, tb_plan_lamp, "mark", mark), F(FIELD_CODE, tb_plan_lamp, "name", name),
    F(FIELD_FLAG, tb_plan_lamp, "finished", finished), F(FIELD_TEXT, tb_plan_lamp, "min", min_text),
    F(FIELD_MILLI, tb_plan_lamp, "min", min_milli), END};

static const struct plan_field rule_fields[] = {F(FIELD_CODE, tb_plan_rule, "id", id),
    F(FIELD_CODE, tb_plan_rule, "level", level), F(FIELD_MILLI, tb_plan_rule, "value", milli), END};

static const struct plan_field recommendation_fields[] = {
    F(FIELD_CODE, tb_plan_recommendation, "id", id),
    F(FIELD_CODE, tb_plan_recommendation, "name", name),
    F_WORD(FIELD_WORD, tb_plan_recommendation, "subject", subject, tb_subject_names),
    F(FIELD_TEXT, tb_plan_recommendation, "tags", tags),
    F(FIELD_TEXT, tb_plan_recommendation, "lamps", lamps),
    F(FIELD_TEXT, tb_plan_recommendation, "stages", stages),
    F(FIELD_FLAG, tb_plan_recommendation, "key", key),
    F(FIELD_FLAG, tb_plan_recommendation, "in-statistics", in_statistics),
    F(FIELD_YI, tb_plan_recommendation, "min-total", min_total),
    F(FIELD_YI, tb_plan_recommendation, "min-value", min_value), END};

static const struct plan_field escalation_fields[] = {F(FIELD_CODE, tb_plan_escalation, "id", id),
    F(FIELD_CODE, tb_plan_escalation, "name", name),
    F(FIELD_TEXT, tb_plan_escalation, "lamp", lamp),
    F(FIELD_TEXT, tb_plan_escalation, "last-in", last_in),
    F_WORD(FIELD_CHOICE, tb_plan_escalation, "subject", subject, tb_scope_names),
    F_ABSENT(FIELD_INT, tb_plan_escalation, "months", months, 1),
    F_ABSENT(FIELD_INT, tb_plan_escalation, "days", days, 0), END};

static const struct plan_field late_fields[] = {F(FIELD_CODE, tb_plan_late, "milestone", milestone),
    F(FIELD_CODE, tb_plan_late, "lamp", lamp),
    F_ABSENT(FIELD_INT, tb_plan_late, "months", months, 1), END};

const char *const tb_milestone_names[] = {"开工", "主体", "竣工", "投产", "入库", "入统", NULL};
const char *const tb_stage_names[] = {"前期", "在建", "竣工", "投产", "停工", NULL};
static const char *const whens[] = {"quarter", "year", NULL};
static const char *const units[] = {"county", "department", "domain", NULL};
const char *const tb_score_method_names[TB_SCORE_MAX + 1] = {
    "completion", "target-met", "place", "step", "efficacy", "proportional", "mean", "mark", NULL};

static const struct plan_field scoreboard_fields[] = {F(FIELD_CODE, tb_plan_scoreboard, "id", id),
    F(FIELD_CODE, tb_plan_scoreboard, "name", name),
    F_WORD(FIELD_WORD, tb_plan_scoreboard, "when", when, whens),
    F_WORD(FIELD_WORD, tb_plan_scoreboard, "units", units, units),
    F(FIELD_FLAG, tb_plan_scoreboard, "groups", groups),
    F_ABSENT(FIELD_INT, tb_plan_scoreboard, "appeal-days", appeal_days, 0), END};

static const struct plan_field item_fields[] = {F(FIELD_CODE, tb_plan_item, "code", code),
    F(FIELD_CODE, tb_plan_item, "name", name), F(FIELD_MILLI, tb_plan_item, "weight", weight),
    F_WORD(FIELD_WORD, tb_plan_item, "method", method, tb_score_method_names),
    F(FIELD_TEXT, tb_plan_item, "figure", figure),
    F_ABSENT(FIELD_MILLI, tb_plan_item, "cap", cap, 1000),
    F(FIELD_MILLI, tb_plan_item, "every", every), F(FIELD_MILLI, tb_plan_item, "gain", gain),
    F(FIELD_MILLI, tb_plan_item, "most", most), F(FIELD_MILLI, tb_plan_item, "low", low),
    F(FIELD_MILLI, tb_plan_item, "high", high),
    F_ABSENT(FIELD_MILLI, tb_plan_item, "drop", drop, 5000), END};

static const struct plan_field medal_fields[] = {
    F(FIELD_INT, tb_plan_medal, "place", place), F(FIELD_CODE, tb_plan_medal, "name", name), END};

static const struct plan_field addition_fields[] = {F(FIELD_CODE, tb_plan_addition, "code", code),
    F(FIELD_CODE, tb_plan_addition, "name", name),
    F(FIELD_MILLI, tb_plan_addition, "points", points), END};

static const struct plan_field mark_fields[] = {F(FIELD_CODE, tb_plan_mark, "period", period),
    F(FIELD_CODE, tb_plan_mark, "scoreboard", scoreboard),
    F(FIELD_TEXT, tb_plan_mark, "item", item), F(FIELD_TEXT, tb_plan_mark, "addition", addition),
    F(FIELD_CODE, tb_plan_mark, "unit", unit), F(FIELD_MILLI, tb_plan_mark, "value", value),
    F_ABSENT(FIELD_INT, tb_plan_mark, "times", times, 1),
    F(FIELD_TEXT, tb_plan_mark, "document", document), END};

static const char *const pays[] = {"highest", "difference", NULL};

static const struct plan_field award_fields[] = {F(FIELD_CODE, tb_plan_award, "id", id),
    F(FIELD_CODE, tb_plan_award, "name", name), F(FIELD_CODE, tb_plan_award, "ladder", ladder),
    F(FIELD_INT, tb_plan_award, "year", year), F_WORD(FIELD_WORD, tb_plan_award, "pay", pay, pays),
    F_ABSENT(FIELD_MILLI, tb_plan_award, "cap-share", cap_share, -1),
    F(FIELD_YI, tb_plan_award, "min-tax", min_tax),
    F(FIELD_FLAG, tb_plan_award, "tax-not-falling", tax_not_falling), END};

static const struct plan_field prize_fields[] = {
    F(FIELD_CODE, tb_plan_prize, "step", step), F(FIELD_WAN, tb_plan_prize, "money", money), END};

static const struct plan_field rollup_fields[] = {F(FIELD_CODE, tb_plan_rollup, "plan", plan),
    F(FIELD_CODE, tb_plan_rollup, "unit", unit), F(FIELD_TEXT, tb_plan_rollup, "name", name),
    F(FIELD_TEXT, tb_plan_rollup, "to", to), F(FIELD_TEXT, tb_plan_rollup, "contact", contact),
    F(FIELD_TEXT, tb_plan_rollup, "phone", phone),
    F(FIELD_TEXT, tb_plan_rollup, "prepared", prepared),
    F(FIELD_TEXT, tb_plan_rollup, "reviewed", reviewed),
    F(FIELD_TEXT, tb_plan_rollup, "approved", approved), F(FIELD_TEXT, tb_plan_rollup, "key", key),
    END};

static const struct plan_field rung_fields[] = {F(FIELD_CODE, tb_plan_rung, "subject", subject),
    F(FIELD_YI, tb_plan_rung, "value", value), F(FIELD_CODE, tb_plan_rung, "word", word), END};

static const struct plan_field map_fields[] = {F(FIELD_CODE, tb_plan_map, "code", code),
    F(FIELD_CODE, tb_plan_map, "from", from), F(FIELD_TEXT, tb_plan_map, "indicator", indicator),
    F(FIELD_TEXT, tb_plan_map, "kind", kind), F(FIELD_TEXT, tb_plan_map, "name", name), END};

/* --- where they stand ------------------------------------------------------------ */

const struct plan_element plan_rule_elements[] = {
    E("indicators", indicator, tb_plan_indicator),
    E("indicator", field, tb_plan_indicator_field),
    E("reporters", reporter, tb_plan_reporter_rule),
    E("targets", target, tb_plan_target),
    E("ladders", ladder, tb_plan_ladder),
    E("ladder", step, tb_plan_step),
    E("rolls", roll, tb_plan_roll),
    E("roll", member, tb_plan_member),
    E("roll", leaver, tb_plan_member),
    E("bands", band, tb_plan_band),
    E("lamps", lamp, tb_plan_lamp),
    E("rules", rule, tb_plan_rule),
    E("recommendations", recommendation, tb_plan_recommendation),
    E("escalations", escalation, tb_plan_escalation),
    E("lateness", late, tb_plan_late),
    E("scoreboards", scoreboard, tb_plan_scoreboard),
    E("scoreboard", item, tb_plan_item),
    E("scoreboard", medal, tb_plan_medal),
    E("scoreboard", addition, tb_plan_addition),
    E("marks", mark, tb_plan_mark),
    E("awards", award, tb_plan_award),
    E("award", prize, tb_plan_prize),
    E("plan", rollup, tb_plan_rollup),
    E("rollup", map, tb_plan_map),
    E("rollup", rung, tb_plan_rung),
    {NULL, NULL, NULL, NULL, 0},
};
