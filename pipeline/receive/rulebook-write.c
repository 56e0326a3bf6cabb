/* The rule book as XML, its first half: grounds, levels, outcomes, rules; see rulebook.h. */
#include "rulebook.h"

#define NS "urn:tongbao:rules:1"

static void
text_element(struct tb_xmlw *xml, const char *name, const char *text)
{
	if (text[0] == '\0')
		return;
	tb_xmlw_open(xml, name);
	tb_xmlw_text(xml, text);
	tb_xmlw_close(xml);
}

static void
write_ground(struct tb_xmlw *xml, const char *kind, const char *digest)
{
	tb_xmlw_open(xml, "ground");
	tb_xmlw_attr(xml, "kind", kind);
	tb_xmlw_attr(xml, "digest", digest);
	tb_xmlw_close(xml);
}

static void
write_levels(const struct rulebook *book, struct tb_xmlw *xml)
{
	static const enum label names[LEVEL_MAX] = {
	    LABEL_LEVEL_MUST, LABEL_LEVEL_QUERY, LABEL_LEVEL_NOTE};
	static const enum label headings[LEVEL_MAX] = {
	    LABEL_HEADING_MUST, LABEL_HEADING_QUERY, LABEL_HEADING_NOTE};
	const char *const *labels = book->site->catalogue.labels;
	int level;

	for (level = 0; level < LEVEL_MAX; level++) {
		tb_xmlw_open(xml, "level");
		tb_xmlw_attr(xml, "code", level_codes[level]);
		tb_xmlw_attr(xml, "name", labels[names[level]]);
		tb_xmlw_attr(xml, "heading", labels[headings[level]]);
		tb_xmlw_close(xml);
	}
}

static void
write_outcomes(const struct rulebook *book, struct tb_xmlw *xml)
{
	char key[32];
	int outcome;

	for (outcome = 0; outcome < OUTCOME_MAX; outcome++) {
		snprintf(key, sizeof(key), "outcome.%s", outcome_codes[outcome]);
		tb_xmlw_open(xml, "outcome");
		tb_xmlw_attr(xml, "code", outcome_codes[outcome]);
		tb_xmlw_attr(xml, "name", catalogue_word(&book->site->catalogue, key, NULL));
		tb_xmlw_close(xml);
	}
}

/* Where rules are looked for, in the order of a submission; `tables` of a rule are these. */
static void
write_areas(const struct rulebook *book, struct tb_xmlw *xml)
{
	static const char *const areas[] = {"file", "signature", "all", "head", "industries",
	    "enterprises", "projects", "problems", "practices"};
	size_t i;

	for (i = 0; i < TB_LEN(areas); i++) {
		tb_xmlw_open(xml, "area");
		tb_xmlw_attr(xml, "code", areas[i]);
		tb_xmlw_attr(xml, "name", catalogue_section(&book->site->catalogue, areas[i]));
		tb_xmlw_close(xml);
	}
}

static void
write_rule(struct tb_xmlw *xml, const struct rulebook_rule *rule)
{
	struct tb_buf threshold = TB_BUF_INIT;

	tb_xmlw_open(xml, "rule");
	tb_xmlw_attr(xml, "id", finding_codes[rule->id]);
	tb_xmlw_attr(xml, "level", level_codes[rule->level]);
	tb_xmlw_attr(xml, "tables", rule->message->tables);
	tb_xmlw_attr(xml, "title", rule->message->title);
	tb_xmlw_attr(xml, "by", finding_rules[rule->id]);
	if (rule->rule != NULL && rule->rule->milli != 0) {
		rulebook_threshold(rule->rule->milli, &threshold);
		tb_xmlw_attrf(
		    xml, "threshold", "%s%s", rule->rule->milli < 0 ? "-" : "", threshold.s);
	}
	tb_xmlw_attr(xml, "applied", rule->applied ? "yes" : "no");
	text_element(xml, "condition", rule->condition);
	text_element(xml, "expected", rule->expected);
	text_element(xml, "remedy", rule->remedy);
	tb_xmlw_close(xml);
	tb_buf_release(&threshold);
}

static int
write_rules(struct rulebook *book, struct tb_xmlw *xml, struct tb_err *err)
{
	struct rulebook_rule rule;
	int id;

	for (id = 0; id < FINDING_MAX; id++) {
		if (rulebook_rule(book, (enum finding_id)id, &rule, err) != 0)
			return -1;
		write_rule(xml, &rule);
	}
	return 0;
}

static void
write_head(const struct rulebook *book, struct tb_xmlw *xml)
{
	const struct tb_plan *plan = &book->site->plan;
	const struct tb_plan_identity *identity = &plan->identity;

	tb_xmlw_attr(xml, "xmlns", NS);
	tb_xmlw_attr(xml, "version", "1");
	tb_xmlw_attr(xml, "plan", identity->id);
	tb_xmlw_attr(xml, "name", identity->name);
	tb_xmlw_attr(xml, "programme", identity->programme);
	tb_xmlw_attr(xml, "issuer", identity->issuer);
	tb_xmlw_attr(xml, "number", identity->number);
	tb_xmlw_attri(xml, "first-year", identity->base_year + 1);
	tb_xmlw_attri(xml, "last-year", identity->target_year);
	tb_xmlw_attri(xml, "year", book->year);
	text_element(xml, "notice", plan->notice);
	write_ground(xml, "plan", book->site->grounds.plan_digest);
	write_ground(xml, "schema", book->site->grounds.schema_digest);
	write_ground(xml, "words", book->site->catalogue.digest);
}

int
rulebook_write(struct rulebook *book, struct tb_buf *out, struct tb_err *err)
{
	struct tb_xmlw xml = tb_xmlw_start(out);

	tb_xmlw_open(&xml, "rules");
	write_head(book, &xml);
	write_levels(book, &xml);
	write_outcomes(book, &xml);
	write_areas(book, &xml);
	if (write_rules(book, &xml, err) != 0)
		return -1;
	rulebook_lists(book, &xml);
	tb_xmlw_finish(&xml);
	return 0;
}
