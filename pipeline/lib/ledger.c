/* The ledger, read and asked: see ledger.h; it is written in ledger-append.c. */
#include "ledger-private.h"
#include "decimal.h"
#include "file.h"
#include "xmlread.h"

#define ISSUE_NS "urn:tongbao:issue:1"

static int
need_number(struct tb_xml *xml, const char *element, const struct tb_xml_attr *attrs,
    const char *name, long *value)
{
	const char *s = tb_xml_need(xml, element, attrs, name);

	if (s == NULL)
		return -1;
	if (tb_int_parse(s, 1, 999999, value) != 0)
		return tb_xml_fail(xml, TB_MSG_LEDGER, "<%s %s=\"%s\">: a whole number is needed",
		    element, name, s);
	return 0;
}

static const char *
need_copy(struct tb_xml *xml, struct tb_arena *arena, const char *element,
    const struct tb_xml_attr *attrs, const char *name)
{
	const char *s = tb_xml_need(xml, element, attrs, name);

	return s != NULL ? tb_arena_strdup(arena, s) : NULL;
}

/* What an issue or a task is for. */
static int
start_term(struct tb_xml *xml, struct tb_ledger_event *event, const struct tb_xml_attr *attrs)
{
	const char *period = tb_xml_need(xml, "event", attrs, "period");
	struct tb_term term;

	if (period == NULL)
		return -1;
	if (tb_term_parse(period, &term) != 0)
		return tb_xml_fail(xml, TB_MSG_LEDGER,
		    "period '%s' is not YYYY-MM, YYYY-Q1 to YYYY-Q4, or YYYY", period);
	event->span = term.span;
	event->period = term.last;
	return 0;
}

static int
start_issue(struct tb_xml *xml, struct tb_ledger_event *event, const struct tb_xml_attr *attrs)
{
	if (need_number(xml, "event", attrs, "issue", &event->issue) != 0)
		return -1;
	return start_term(xml, event, attrs);
}

static int
start_task(struct tb_xml *xml, struct tb_arena *arena, struct tb_ledger_event *event,
    const struct tb_xml_attr *attrs)
{
	event->task = need_copy(xml, arena, "event", attrs, "task");
	return event->task != NULL ? start_term(xml, event, attrs) : -1;
}

/* Who decided, and why. */
static int
start_decision(struct tb_xml *xml, struct tb_arena *arena, struct tb_ledger_event *event,
    const struct tb_xml_attr *attrs)
{
	event->by = need_copy(xml, arena, "event", attrs, "by");
	event->reason = need_copy(xml, arena, "event", attrs, "reason");
	return event->by != NULL && event->reason != NULL ? 0 : -1;
}

static int
start_award(struct tb_xml *xml, struct tb_arena *arena, struct tb_ledger_event *event,
    const struct tb_xml_attr *attrs)
{
	event->enterprise = need_copy(xml, arena, "event", attrs, "enterprise");
	event->award = need_copy(xml, arena, "event", attrs, "award");
	event->step = need_copy(xml, arena, "event", attrs, "step");
	if (event->enterprise == NULL || event->award == NULL || event->step == NULL ||
	    need_number(xml, "event", attrs, "year", &event->year) != 0)
		return -1;
	return ledger_is_kind(event, TB_LEDGER_WITHDRAWN) ? start_decision(xml, arena, event, attrs)
							  : 0;
}

static int
is_window(const struct tb_ledger_event *event)
{
	return ledger_is_kind(event, TB_LEDGER_CLOSED) ||
	       ledger_is_kind(event, TB_LEDGER_REOPENED) ||
	       ledger_is_kind(event, TB_LEDGER_GRANTED);
}

/* A month, or the year of a closing or reopening. */
static int
window_period(const char *text, int may_be_year, struct tb_period *period)
{
	long year;

	if (may_be_year && tb_int_parse(text, 2000, 2099, &year) == 0) {
		*period = (struct tb_period){(int)year, 0};
		return 0;
	}
	return tb_period_parse(text, period);
}

static int
start_window(struct tb_xml *xml, struct tb_arena *arena, struct tb_ledger_event *event,
    const struct tb_xml_attr *attrs)
{
	const char *period = tb_xml_need(xml, "event", attrs, "period");
	int granted = ledger_is_kind(event, TB_LEDGER_GRANTED);

	if (period == NULL)
		return -1;
	if (window_period(period, !granted, &event->period) != 0)
		return tb_xml_fail(xml, TB_MSG_LEDGER, "period '%s' is not %s", period,
		    granted ? "YYYY-MM" : "YYYY-MM or YYYY");
	if (start_decision(xml, arena, event, attrs) != 0)
		return -1;
	if (!granted)
		return 0;
	event->unit = need_copy(xml, arena, "event", attrs, "unit");
	event->until = need_copy(xml, arena, "event", attrs, "until");
	return event->unit != NULL && event->until != NULL ? 0 : -1;
}

static int
start_event(struct tb_xml *xml, struct tb_ledger *ledger, const struct tb_xml_attr *attrs)
{
	struct tb_ledger_event *event =
	    tb_grow(&ledger->events, ledger->nevents, &ledger->cap, sizeof(*event));

	event->path = tb_arena_strdup(&ledger->arena, tb_xml_name(xml));
	event->line = tb_xml_line(xml);
	ledger->nevents++;
	ledger->inputs_cap = ledger->files_cap = ledger->letters_cap = 0;
	event->number = event->serial = event->secrecy = "";
	event->enterprise = event->award = event->step = "";
	event->by = event->reason = event->unit = event->until = event->task = "";
	event->kind = need_copy(xml, &ledger->arena, "event", attrs, "kind");
	event->date = need_copy(xml, &ledger->arena, "event", attrs, "date");
	if (event->kind == NULL || event->date == NULL ||
	    need_number(xml, "event", attrs, "sequence", &event->sequence) != 0)
		return -1;
	if (ledger_is_kind(event, KIND_ISSUE))
		return start_issue(xml, event, attrs);
	if (ledger_is_kind(event, TB_LEDGER_GIVEN) || ledger_is_kind(event, TB_LEDGER_WITHDRAWN))
		return start_award(xml, &ledger->arena, event, attrs);
	if (is_window(event))
		return start_window(xml, &ledger->arena, event, attrs);
	if (tb_ledger_is_task(event))
		return start_task(xml, &ledger->arena, event, attrs);
	return tb_xml_fail(xml, TB_MSG_LEDGER, "kind '%s' is not known", event->kind);
}

static int
start_input(struct tb_xml *xml, struct tb_ledger *ledger, struct tb_ledger_event *event,
    const struct tb_xml_attr *attrs)
{
	struct tb_ledger_input *input =
	    tb_grow(&event->inputs, event->ninputs, &ledger->inputs_cap, sizeof(*input));

	event->ninputs++;
	input->unit = need_copy(xml, &ledger->arena, "submission", attrs, "unit");
	input->period = need_copy(xml, &ledger->arena, "submission", attrs, "period");
	input->digest = need_copy(xml, &ledger->arena, "submission", attrs, "digest");
	if (input->unit == NULL || input->period == NULL || input->digest == NULL)
		return -1;
	return need_number(xml, "submission", attrs, "version", &input->version);
}

static int
start_file(struct tb_xml *xml, struct tb_ledger *ledger, struct tb_ledger_event *event,
    const struct tb_xml_attr *attrs)
{
	struct tb_ledger_file *file =
	    tb_grow(&event->files, event->nfiles, &ledger->files_cap, sizeof(*file));

	event->nfiles++;
	file->name = need_copy(xml, &ledger->arena, "file", attrs, "name");
	file->digest = need_copy(xml, &ledger->arena, "file", attrs, "digest");
	return file->name != NULL && file->digest != NULL ? 0 : -1;
}

/* The rest of the sheet is compose's to read. */
static int
start_sheet(
    struct tb_ledger *ledger, struct tb_ledger_event *event, const struct tb_xml_attr *attrs)
{
	const char *number = tb_xml_attr(attrs, "number"), *serial = tb_xml_attr(attrs, "serial");
	const char *secrecy = tb_xml_attr(attrs, "secrecy");

	if (number != NULL)
		event->number = tb_arena_strdup(&ledger->arena, number);
	if (serial != NULL)
		event->serial = tb_arena_strdup(&ledger->arena, serial);
	if (secrecy != NULL)
		event->secrecy = tb_arena_strdup(&ledger->arena, secrecy);
	return 0;
}

static int
start_letter(
    struct tb_ledger *ledger, struct tb_ledger_event *event, const struct tb_xml_attr *attrs)
{
	const char *number = tb_xml_attr(attrs, "number");

	if (number != NULL)
		*(const char **)tb_grow(&event->letters, event->nletters++, &ledger->letters_cap,
		    sizeof(*event->letters)) = tb_arena_strdup(&ledger->arena, number);
	return 0;
}

/* With what it was made is for who verifies it. */
static int
is_of_making(const char *name, int depth)
{
	static const char *const names[][5] = {[1] = {"plan", "templates", "making"},
	    [2] = {"part", "template", "program", "library", "font"}};
	size_t i;

	for (i = 0; (depth == 1 || depth == 2) && i < TB_LEN(names[0]); i++)
		if (names[depth][i] != NULL && strcmp(name, names[depth][i]) == 0)
			return 1;
	return 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct tb_ledger *ledger = user;
	struct tb_ledger_event *event;

	if (depth == 0 && strcmp(name, "event") == 0)
		return start_event(xml, ledger, attrs);
	if (depth == 0)
		return tb_xml_fail(xml, TB_MSG_LEDGER, "<%s> is not a ledger event", name);
	event = &ledger->events[ledger->nevents - 1];
	if (!ledger_is_kind(event, KIND_ISSUE))
		return tb_xml_fail(
		    xml, TB_MSG_LEDGER, "<%s> does not stand in an event %s", name, event->kind);
	if (strcmp(tb_xml_ns(xml), ISSUE_NS) == 0)
		return depth == 1			   ? start_sheet(ledger, event, attrs)
		       : depth == 2 && strcmp(name, "letter") == 0 ? start_letter(ledger, event, attrs)
							   : 0;
	if (depth == 2 && strcmp(name, "submission") == 0)
		return start_input(xml, ledger, event, attrs);
	if (depth == 2 && strcmp(name, "file") == 0)
		return start_file(xml, ledger, event, attrs);
	if (depth == 1 && (strcmp(name, "cutoff") == 0 || strcmp(name, "approved") == 0))
		return 0;
	if (is_of_making(name, depth))
		return 0;
	return tb_xml_fail(xml, TB_MSG_LEDGER, "unknown element <%s>", name);
}

static const struct tb_xml_handler handler = {
    .ns = TB_LEDGER_NS, .ns2 = ISSUE_NS, .start = on_start};

int
tb_ledger_load_event(const char *path, struct tb_ledger *ledger, struct tb_err *err)
{
	*ledger = (struct tb_ledger){0};
	if (tb_xml_parse_file(path, &handler, ledger, err) != 0) {
		tb_ledger_release(ledger);
		return -1;
	}
	return 0;
}

static int
in_sequence(const struct tb_ledger *ledger, struct tb_err *err)
{
	size_t i;

	for (i = 1; i < ledger->nevents; i++) {
		const struct tb_ledger_event *event = &ledger->events[i];

		if (event->sequence <= ledger->events[i - 1].sequence)
			return tb_err_set(err, TB_MSG_LEDGER, event->path, event->line, 0,
			    "sequence %ld does not follow %ld; name the files by their sequence",
			    event->sequence, ledger->events[i - 1].sequence);
	}
	return 0;
}

int
tb_ledger_load(const char *folder, struct tb_ledger *ledger, struct tb_err *err)
{
	char **names, **at;
	int rc = 0;

	*ledger = (struct tb_ledger){0};
	if (!tb_file_exists(folder))
		return 0;
	names = tb_folder_names(folder, ".xml", err);
	if (names == NULL)
		return -1;
	for (at = names; rc == 0 && *at != NULL; at++) {
		char *path = tb_path_join(folder, *at);

		if ((*at)[0] != '.')
			rc = tb_xml_parse_file(path, &handler, ledger, err);
		free(path);
	}
	tb_names_free(names);
	if (rc == 0)
		rc = in_sequence(ledger, err);
	if (rc != 0)
		tb_ledger_release(ledger);
	return rc;
}

void
tb_ledger_release(struct tb_ledger *ledger)
{
	size_t i;

	for (i = 0; i < ledger->nevents; i++) {
		free(ledger->events[i].inputs);
		free(ledger->events[i].files);
		free(ledger->events[i].letters);
	}
	free(ledger->events);
	tb_arena_release(&ledger->arena);
	*ledger = (struct tb_ledger){0};
}

struct tb_term
tb_ledger_term(const struct tb_ledger_event *issue)
{
	return (struct tb_term){issue->span, issue->period};
}

int
tb_ledger_is_issue(const struct tb_ledger_event *event, struct tb_term term)
{
	return ledger_is_kind(event, KIND_ISSUE) && tb_term_same(tb_ledger_term(event), term);
}

int
tb_ledger_is_monthly(const struct tb_ledger_event *event)
{
	return ledger_is_kind(event, KIND_ISSUE) && event->span == TB_SPAN_MONTH;
}

int
tb_ledger_is_task(const struct tb_ledger_event *event)
{
	return ledger_is_kind(event, TB_LEDGER_DONE) || ledger_is_kind(event, TB_LEDGER_MISSED);
}

const struct tb_ledger_event *
tb_ledger_task(const struct tb_ledger *ledger, const char *task, struct tb_term term)
{
	size_t i;

	for (i = ledger->nevents; i > 0; i--) {
		const struct tb_ledger_event *at = &ledger->events[i - 1];

		if (tb_ledger_is_task(at) && strcmp(at->task, task) == 0 &&
		    tb_term_same(tb_ledger_term(at), term))
			return at;
	}
	return NULL;
}

/* The event of the newest date, or NULL. */
static const struct tb_ledger_event *
find_newest(const struct tb_ledger *ledger)
{
	const struct tb_ledger_event *newest = NULL;
	size_t i;

	for (i = 0; i < ledger->nevents; i++)
		if (newest == NULL || strcmp(ledger->events[i].date, newest->date) > 0)
			newest = &ledger->events[i];
	return newest;
}

int
tb_ledger_check_day(const struct tb_ledger *ledger, const char *day, struct tb_err *err)
{
	const struct tb_ledger_event *newest = find_newest(ledger);

	if (newest == NULL || strcmp(newest->date, day) <= 0)
		return 0;
	return tb_err_set(err, TB_MSG_CLOCK, newest->path, newest->line, 0,
	    "this is of %s, and today is said to be %s: set the clock right, or give the day "
	    "with -d; until then nothing is done",
	    newest->date, day);
}

const struct tb_ledger_event *
tb_ledger_issue(const struct tb_ledger *ledger, struct tb_term term)
{
	size_t i;

	for (i = ledger->nevents; i > 0; i--)
		if (tb_ledger_is_issue(&ledger->events[i - 1], term))
			return &ledger->events[i - 1];
	return NULL;
}

int
tb_ledger_counts(const struct tb_ledger_event *event, const char *digest)
{
	size_t i;

	for (i = 0; i < event->ninputs; i++)
		if (strcmp(event->inputs[i].digest, digest) == 0)
			return 1;
	return 0;
}
