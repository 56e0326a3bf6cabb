/* The rule book: see rulebook.h. */
#include "rulebook.h"

enum { GENERAL_SLOTS = 28 }; /* thresholds and limits */

void
rulebook_init(struct rulebook *book, const struct site *site, struct tb_date day)
{
	const struct tb_plan_identity *identity = &site->plan.identity;

	*book = (struct rulebook){.site = site, .year = day.year};
	if (book->year <= identity->base_year)
		book->year = identity->base_year + 1;
	if (book->year > identity->target_year)
		book->year = identity->target_year;
}

void
rulebook_release(struct rulebook *book)
{
	tb_arena_release(&book->arena);
}

void
rulebook_threshold(int64_t milli, struct tb_buf *out)
{
	long long size = milli < 0 ? -(long long)milli : (long long)milli;
	char text[32];
	int len = snprintf(text, sizeof(text), "%lld.%03lld", size / 1000, size % 1000);

	while (text[len - 1] == '0')
		len--;
	if (text[len - 1] == '.')
		len--;
	tb_buf_put(out, text, (size_t)len);
}

/* --- slots --------------------------------------------------------------------------- */

/* The thresholds of the plan's rules, by their ids, behind the n slots that are there; of a
 * rule that the plan has not, the word for what is not set. */
static size_t
add_thresholds(struct rulebook *book, struct tb_slot *slots, size_t n)
{
	const struct tb_plan_rule_form *form;

	for (form = tb_plan_rule_forms; form->id != NULL && n < GENERAL_SLOTS; form++) {
		const struct tb_plan_rule *rule = tb_plan_rule(&book->site->plan, form->id);
		struct tb_buf text = TB_BUF_INIT;

		if (rule != NULL)
			rulebook_threshold(rule->milli, &text);
		else
			tb_buf_puts(&text, book->site->catalogue.labels[LABEL_NOT_SET]);
		slots[n++] = (struct tb_slot){form->id, tb_arena_strdup(&book->arena, text.s)};
		tb_buf_release(&text);
	}
	slots[n] = (struct tb_slot){NULL, NULL};
	return n;
}

/* The plan's limits likewise, as {limit-rows}. */
static size_t
add_limits(struct rulebook *book, struct tb_slot *slots, size_t n)
{
	const struct tb_plan_limits *plan = &book->site->plan.limits;
	const struct {
		const char *name;
		int value;
	} limits[] = {
	    {"limit-size", plan->size_mib},
	    {"limit-rows", plan->rows},
	    {"limit-depth", plan->depth},
	    {"limit-attributes", plan->attributes},
	    {"limit-text", plan->text},
	    {"limit-seconds", plan->seconds},
	};
	char text[16];
	size_t i;

	for (i = 0; i < TB_LEN(limits) && n < GENERAL_SLOTS; i++) {
		snprintf(text, sizeof(text), "%d", limits[i].value);
		slots[n++] = (struct tb_slot){limits[i].name, tb_arena_strdup(&book->arena, text)};
	}
	slots[n] = (struct tb_slot){NULL, NULL};
	return n;
}

/* -1: a slot of the text stands for nothing. */
static int
check_slots(const char *text, const struct tb_slot *slots, enum finding_id id, struct tb_err *err)
{
	const char *open, *close;

	for (; (open = strchr(text, '{')) != NULL && (close = strchr(open, '}')) != NULL;
	     text = close + 1) {
		size_t len = (size_t)(close - open - 1), i = 0;

		while (slots[i].name != NULL &&
		       (strlen(slots[i].name) != len || memcmp(slots[i].name, open + 1, len) != 0))
			i++;
		if (slots[i].name == NULL)
			return tb_err_set(err, TB_MSG_CATALOGUE, NULL, 0, 0,
			    "message %s: the rule book has no words for the slot {%.*s}; add "
			    "<slot name=\"%.*s\">",
			    finding_codes[id], (int)len, open + 1, (int)len, open + 1);
	}
	return 0;
}

static const char *
fill(struct rulebook *book, const char *text, const struct tb_slot *slots)
{
	struct tb_buf out = TB_BUF_INIT;
	const char *kept;

	tb_slots_fill(&out, text, slots);
	kept = tb_arena_strdup(&book->arena, out.s);
	tb_buf_release(&out);
	return kept;
}

/* What the message's own slots say, thresholds and words of the catalogue put in. */
static int
add_own_slots(struct rulebook *book, const struct message *message, enum finding_id id,
    struct tb_slot *slots, size_t n, struct tb_err *err)
{
	const struct tb_slot *own;

	for (own = message->slots; own->name != NULL; own++) {
		struct tb_buf text = TB_BUF_INIT;

		if (check_slots(own->value, slots, id, err) != 0)
			return -1;
		catalogue_detail(&book->site->catalogue, own->value, &text);
		slots[n++] = (struct tb_slot){own->name, fill(book, text.s, slots)};
		slots[n] = (struct tb_slot){NULL, NULL};
		tb_buf_release(&text);
	}
	return 0;
}

/* --- rules ---------------------------------------------------------------------------- */

static const char *
condition(struct rulebook *book, const struct message *message, const struct tb_slot *slots)
{
	struct tb_buf text = TB_BUF_INIT;
	const struct also *also;
	const char *kept;

	tb_slots_fill(&text, message->condition, slots);
	for (also = message->also; also->rule != NULL; also++)
		if (tb_plan_rule(&book->site->plan, also->rule) != NULL)
			tb_slots_fill(&text, also->text, slots);
	kept = tb_arena_strdup(&book->arena, text.s);
	tb_buf_release(&text);
	return kept;
}

static int
check_message(const struct message *message, const struct tb_slot *slots, enum finding_id id,
    struct tb_err *err)
{
	const struct also *also;

	for (also = message->also; also->rule != NULL; also++)
		if (check_slots(also->text, slots, id, err) != 0)
			return -1;
	return check_slots(message->condition, slots, id, err) != 0 ||
		       check_slots(message->expected, slots, id, err) != 0 ||
		       check_slots(message->remedy, slots, id, err) != 0
		   ? -1
		   : 0;
}

int
rulebook_rule(
    struct rulebook *book, enum finding_id id, struct rulebook_rule *rule, struct tb_err *err)
{
	const struct tb_plan *plan = &book->site->plan;
	const struct message *message = &book->site->catalogue.messages[id];
	struct tb_slot slots[GENERAL_SLOTS + MESSAGE_SLOTS + 1];
	size_t general = add_limits(book, slots, add_thresholds(book, slots, 0));
	int level = rules_level(plan, id);

	if (add_own_slots(book, message, id, slots, general, err) != 0 ||
	    check_message(message, slots, id, err) != 0)
		return -1;
	*rule = (struct rulebook_rule){.id = id,
	    .level = book->site->catalogue.levels[id],
	    .message = message,
	    .applied = finding_rules[id] == NULL || level >= 0,
	    .condition = condition(book, message, slots),
	    .expected = fill(book, message->expected, slots),
	    .remedy = fill(book, message->remedy, slots)};
	if (level >= 0) {
		rule->rule = tb_plan_rule(plan, finding_rules[id]);
		if (id != FINDING_FALLS_EXPLAINED) /* it is explained, so it is a note */
			rule->level = (enum level)level;
	}
	return 0;
}
