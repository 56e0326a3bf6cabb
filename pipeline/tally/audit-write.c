/* The findings of the plan audit as XML, and as a list for people (tongbao-audit.5). */
#include "../lib/file.h"
#include "../lib/xmlwrite.h"
#include "audit-private.h"
#include <stdlib.h>

static const char *const severities[] = {
    [TB_NOTE] = "note", [TB_WARNING] = "warning", [TB_ERROR] = "error"};

static size_t
count_of(const struct audit *audit, enum tb_severity severity)
{
	size_t i, n = 0;

	for (i = 0; i < audit->nfindings; i++)
		n += audit->findings[i].severity == severity;
	return n;
}

static const char *
id_of(const struct audit_finding *finding)
{
	return audit_rules[finding->rule].id;
}

/* "A3.1": 3. */
static int
class_of(const struct audit_finding *finding)
{
	return id_of(finding)[1] - '0';
}

/* --- a finding in words ------------------------------------------------------------------- */

/* Names, each with its value in brackets. */
static void
put_rows(const struct audit *audit, const struct audit_finding *finding, struct tb_buf *out)
{
	size_t i;

	for (i = 0; i < finding->nrows; i++) {
		const struct audit_named *row = &finding->rows[i];

		tb_buf_puts(out, i > 0 ? "、" : "");
		if (row->value[0] == '\0')
			tb_buf_puts(out, row->name);
		else
			tb_slots_fill(out, audit_word(&audit->words, "named"),
			    (const struct tb_slot[]){
				{"name", row->name}, {"value", row->value}, {NULL, NULL}});
	}
}

static int
is_filled(const struct tb_slot *slots, const char *name)
{
	for (; slots->name != NULL; slots++)
		if (strcmp(slots->name, name) == 0 && slots->value[0] != '\0')
			return 1;
	return 0;
}

/* The first wording of the rule that fits; there is one that always does. */
static const char *
wording_of(const struct audit_words *words, enum audit_rule rule, const struct tb_slot *slots)
{
	const struct audit_text *text = words->texts;

	while (text->rule != rule || (text->with[0] != '\0' && !is_filled(slots, text->with)))
		text++;
	return text->text;
}

enum { COMMON_SLOTS = 5 };

static void
put_text(const struct audit *audit, const struct audit_finding *finding, struct tb_buf *out)
{
	struct tb_slot slots[AUDIT_SLOTS + COMMON_SLOTS];
	struct tb_buf rows = TB_BUF_INIT, year = TB_BUF_INIT;
	size_t n = finding->nslots;

	put_rows(audit, finding, &rows);
	if (finding->year != 0)
		tb_buf_putint(&year, finding->year);
	memcpy(slots, finding->slots, n * sizeof(*slots));
	slots[n++] = (struct tb_slot){"printed", finding->printed};
	slots[n++] = (struct tb_slot){"recomputed", finding->recomputed};
	slots[n++] = (struct tb_slot){"rows", rows.s};
	slots[n++] = (struct tb_slot){"year", year.s};
	slots[n] = (struct tb_slot){NULL, NULL};
	tb_slots_fill(out, wording_of(&audit->words, finding->rule, slots), slots);
	tb_buf_release(&rows);
	tb_buf_release(&year);
}

/* --- XML -------------------------------------------------------------------------------------- */

static void
write_finding(struct tb_xmlw *w, const struct audit *audit, const struct audit_finding *finding)
{
	struct tb_buf text = TB_BUF_INIT;
	size_t i;

	tb_xmlw_open(w, "finding");
	tb_xmlw_attri(w, "class", class_of(finding));
	tb_xmlw_attr(w, "rule", id_of(finding));
	tb_xmlw_attr(w, "severity", severities[finding->severity]);
	tb_xmlw_attr(w, "subject", finding->subject);
	if (finding->year != 0)
		tb_xmlw_attri(w, "year", finding->year);
	else
		tb_xmlw_attr(w, "year", "");
	tb_xmlw_attr(w, "printed", finding->printed);
	tb_xmlw_attr(w, "recomputed", finding->recomputed);
	tb_xmlw_attr(w, "exact", finding->exact);
	tb_xmlw_attr(w, "file", tb_path_base(finding->source.file));
	tb_xmlw_attri(w, "line", finding->source.line);
	for (i = 0; i < finding->nrows; i++) {
		tb_xmlw_open(w, "row");
		tb_xmlw_attr(w, "code", finding->rows[i].code);
		tb_xmlw_attr(w, "name", finding->rows[i].name);
		tb_xmlw_close(w);
	}
	put_text(audit, finding, &text);
	tb_xmlw_open(w, "text");
	tb_xmlw_text(w, text.s);
	tb_xmlw_close(w);
	tb_xmlw_close(w);
	tb_buf_release(&text);
}

void
audit_write_xml(const struct audit *audit, struct tb_buf *out)
{
	struct tb_xmlw w = tb_xmlw_start(out);
	size_t i;

	tb_xmlw_open(&w, "audit");
	tb_xmlw_attr(&w, "xmlns", "urn:tongbao:audit:1");
	tb_xmlw_attr(&w, "version", "1");
	tb_xmlw_attr(&w, "plan", audit->plan->identity.id);
	tb_xmlw_attr(&w, "plan-version", audit->plan->identity.version);
	tb_xmlw_attr(&w, "name", audit->plan->identity.name);
	tb_xmlw_attr(&w, "number", audit->plan->identity.number);
	tb_xmlw_attr(&w, "issuer", audit->plan->identity.issuer);
	if (audit->plan->notice != NULL && audit->plan->notice[0] != '\0')
		tb_xmlw_attr(&w, "notice", audit->plan->notice);
	tb_xmlw_attri(&w, "findings", (long long)audit->nfindings);
	tb_xmlw_attri(&w, "errors", (long long)count_of(audit, TB_ERROR));
	tb_xmlw_attri(&w, "warnings", (long long)count_of(audit, TB_WARNING));
	tb_xmlw_attri(&w, "notes", (long long)count_of(audit, TB_NOTE));
	for (i = 0; i < audit->nfindings; i++)
		write_finding(&w, audit, &audit->findings[i]);
	tb_xmlw_finish(&w);
}

/* --- the list ----------------------------------------------------------------------------- */

static const char *
keyed_word(const struct audit *audit, const char *stem, const char *name)
{
	return tb_wordlist_find_in(&audit->words.words, stem, name, NULL);
}

static void
put_line(const struct audit *audit, const struct audit_finding *finding, struct tb_buf *out)
{
	struct tb_buf text = TB_BUF_INIT, line = TB_BUF_INIT;

	put_text(audit, finding, &text);
	tb_buf_putint(&line, finding->source.line);
	tb_slots_fill(out, audit_word(&audit->words, "line"),
	    (const struct tb_slot[]){{"rule", id_of(finding)},
		{"severity", keyed_word(audit, "severity", severities[finding->severity])},
		{"subject", finding->subject}, {"text", text.s},
		{"file", tb_path_base(finding->source.file)}, {"line", line.s}, {NULL, NULL}});
	tb_buf_putc(out, '\n');
	tb_buf_release(&text);
	tb_buf_release(&line);
}

static void
put_class(const struct audit *audit, int number, struct tb_buf *out)
{
	const char name[] = {(char)('0' + number), '\0'};

	tb_buf_printf(out, "\n%s\n", keyed_word(audit, "class", name));
}

static void
put_summary(const struct audit *audit, struct tb_buf *out)
{
	static const enum tb_severity order[] = {TB_ERROR, TB_WARNING, TB_NOTE};
	struct tb_buf numbers[TB_LEN(order) + 1];
	size_t i;

	for (i = 0; i < TB_LEN(numbers); i++) {
		numbers[i] = TB_BUF_INIT;
		tb_buf_putint(&numbers[i],
		    (long long)(i < TB_LEN(order) ? count_of(audit, order[i]) : audit->nfindings));
	}
	tb_buf_putc(out, '\n');
	tb_slots_fill(out, audit_word(&audit->words, audit->nfindings > 0 ? "summary" : "none"),
	    (const struct tb_slot[]){{"errors", numbers[0].s}, {"warnings", numbers[1].s},
		{"notes", numbers[2].s}, {"findings", numbers[3].s}, {NULL, NULL}});
	tb_buf_putc(out, '\n');
	for (i = 0; i < TB_LEN(numbers); i++)
		tb_buf_release(&numbers[i]);
}

void
audit_write_list(const struct audit *audit, struct tb_buf *out)
{
	const struct tb_plan_identity *identity = &audit->plan->identity;
	int class = 0;
	size_t i;

	tb_slots_fill(out, audit_word(&audit->words, "title"),
	    (const struct tb_slot[]){{"name", identity->name}, {"number", identity->number},
		{"version", identity->version}, {NULL, NULL}});
	tb_buf_putc(out, '\n');
	for (i = 0; i < audit->nfindings; i++) {
		if (class_of(&audit->findings[i]) != class)
			put_class(audit, class = class_of(&audit->findings[i]), out);
		put_line(audit, &audit->findings[i], out);
	}
	put_summary(audit, out);
}
