/* What the table of elements cannot say: what a document lacks, ids and references,
 * annexes, and how GB/T 9704-2012 wants numbers and days written. */
#include "../lib/period.h"
#include "document-private.h"
#include <regex.h>
#include <stdarg.h>

static void
add_finding(struct reader *r, enum tb_msg msg, int line, const char *fmt, ...)
{
	struct finding *finding = tb_arena_alloc(&r->document->arena, sizeof *finding);
	struct tb_buf text = TB_BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	tb_buf_vprintf(&text, fmt, ap);
	va_end(ap);
	finding->msg = msg;
	finding->line = line;
	finding->text = read_copy(r, text.s);
	tb_buf_release(&text);
	*r->finding_end = finding;
	r->finding_end = &finding->next;
}

/* --- how a text is written ------------------------------------------------------ */

/* A day that exists, as the standard prints it (7.3.5.4); in a 版记 the number of a later
 * printing may follow, 第2次. */
static int
is_day(const char *s)
{
	struct tb_buf iso = TB_BUF_INIT, printed = TB_BUF_INIT;
	int year, month, day, printing, good = 0;
	struct tb_date date;

	if (sscanf(s, "%4d年%2d月%2d日", &year, &month, &day) == 3) {
		tb_buf_printf(&iso, "%04d-%02d-%02d", year, month, day);
		if (tb_date_parse(iso.s, &date) == 0) {
			tb_date_chinese(date, &printed);
			if (sscanf(s + strnlen(s, printed.len), "第%2d次", &printing) == 1 &&
			    printing > 1)
				tb_buf_printf(&printed, "第%d次", printing);
			good = strcmp(printed.s, s) == 0;
		}
	}
	tb_buf_release(&iso);
	tb_buf_release(&printed);
	return good;
}

#define HEAD(kind) (1U << (kind))
static const unsigned any_head = ~0U;

/* Bytes, so no class has a hanzi in it. */
static const struct form {
	const char *name;    /* of the element, or of the attribute */
	unsigned heads;	     /* kinds of heads in which it is looked at */
	const char *pattern; /* NULL = a day */
	enum tb_msg msg;
	const char *wants;
} forms[] = {
    {"copy", any_head, "^[0-9]{6}$", TB_MSG_USUAL, "a 份号 has six digits, such as 000012 (7.2.1)"},
    {"secrecy", any_head, "^(绝密|机密|秘密)(★.+)?$", TB_MSG_FORM,
	"a 密级 is 绝密, 机密 or 秘密, and ★ parts it from its term: 机密★1年 (7.2.2)"},
    {"secrecy", any_head, "^(绝密|机密|秘密)$|★([1-9][0-9]*(年|个月|天|日)$|长期$|.*[^0-9]前$)",
	TB_MSG_USUAL, "a 保密期限 has Arabic numerals and a unit: 机密★1年 (7.2.2)"},
    {"urgency", any_head, "^(特急|加急)$", TB_MSG_FORM, "a 紧急程度 is 特急 or 加急 (7.2.3)"},
    {"number", HEAD(HEAD_DOCUMENT) | HEAD(HEAD_LETTER), "^.+〔[1-9][0-9]{3}〕[1-9][0-9]*号$",
	TB_MSG_FORM,
	"a 发文字号 has the whole year in 〔〕, a number without 第 and without zeros before it, "
	"and 号: 某政发〔2022〕4号 (7.2.5)"},
    {"number", HEAD(HEAD_ORDER), "^第.+号$", TB_MSG_FORM, "a 令号 is 第×号 (10.2)"},
    {"date", any_head, NULL, TB_MSG_FORM,
	"a day is one that exists, in Arabic numerals with the whole year and without zeros before "
	"month and day: 2022年8月10日 (7.3.5.4)"},
};

/* As a draft has it: with a wide blank for what the sheet does not give yet. */
static int
is_open(const char *text)
{
	return strstr(text, "　") != NULL;
}

static int
fits(const struct form *form, const char *text)
{
	regex_t pattern;
	int good;

	if (form->pattern == NULL)
		return is_day(text);
	if (regcomp(&pattern, form->pattern, REG_EXTENDED | REG_NOSUB) != 0)
		abort();
	good = regexec(&pattern, text, 0, NULL, 0) == 0;
	regfree(&pattern);
	return good;
}

void
read_form(struct reader *r, const char *name, const char *text)
{
	for (size_t i = 0; i < TB_LEN(forms) && !is_open(text); i++) {
		const struct form *form = &forms[i];

		if (strcmp(form->name, name) != 0 || (form->heads & HEAD(r->document->kind)) == 0 ||
		    fits(form, text))
			continue;
		add_finding(r, form->msg, tb_xml_line(r->xml), "%s is '%s', but %s", name, text,
		    form->wants);
		return;
	}
}

/* --- what there is -------------------------------------------------------------- */

/* What stands in one kind of head only. */
static const char *
find_misplaced(const struct document *d)
{
	if (d->kind != HEAD_DOCUMENT && d->signer != NULL)
		return "signer";
	if (d->kind != HEAD_BULLETIN && (d->head_issuer != NULL || d->head_date != NULL))
		return d->head_issuer != NULL ? "issuer" : "date";
	if (d->kind != HEAD_MINUTES && (d->present || d->leave || d->guests))
		return "attendance";
	if (d->kind == HEAD_LETTER && d->imprint_issuer != NULL)
		return "issuer";
	return NULL;
}

/* The name of who issues it is what stands around a mark, and a cover's first line. */
static int
is_headless(const struct document *d)
{
	return d->marks == NULL && (d->number || d->mark_tail || d->kind == HEAD_BOOK);
}

static const char *
find_missing(const struct document *d)
{
	int untitled = d->kind == HEAD_ORDER || d->kind == HEAD_MINUTES;

	return d->info_title == NULL				   ? "info"
	       : d->title.first == NULL && !untitled		   ? "title"
	       : d->blocks == NULL				   ? "body"
	       : d->marks && !d->number && d->kind != HEAD_MINUTES ? "number"
	       : is_headless(d)					   ? "mark"
	       : d->head_issuer && !d->head_date		   ? "date"
	       : d->head_date && !d->head_issuer		   ? "issuer"
	       : d->signature_date && !d->parties		   ? "party"
	       : d->imprint_issuer && !d->imprint_date		   ? "date"
	       : d->imprint_date && !d->imprint_issuer		   ? "issuer"
								   : NULL;
}

static int
check(const struct document *d, struct tb_err *err)
{
	const char *missing = find_missing(d), *misplaced = find_misplaced(d);

	if (missing != NULL)
		return tb_err_set(err, TB_MSG_XML_SHAPE, d->file, 0, 0,
		    "there is no <%s>, or nothing in it", missing);
	if (misplaced != NULL)
		return tb_err_set(err, TB_MSG_XML_SHAPE, d->file, 0, 0,
		    "<%s> does not belong to a document of this kind of head", misplaced);
	for (const struct annex *annex = d->annexes; annex != NULL; annex = annex->next)
		if (annex->title.first == NULL || annex->blocks == NULL)
			return tb_err_set(err, TB_MSG_XML_SHAPE, d->file, annex->line, 0,
			    "the annex has no %s", annex->blocks ? "<title>" : "text");
	return 0;
}

static int
compare_names(const void *a, const void *b)
{
	const struct name *left = a, *right = b;
	int order = strcmp(left->s, right->s);

	return order != 0 ? order : left->line - right->line;
}

static int
find_name(const void *key, const void *element)
{
	return strcmp(((const struct name *)key)->s, ((const struct name *)element)->s);
}

/* Ids are unique; references that lead nowhere are found. */
static int
check_names(struct reader *r, struct tb_err *err)
{
	if (r->nids > 0)
		qsort(r->ids, r->nids, sizeof *r->ids, compare_names);
	for (size_t i = 1; i < r->nids; i++)
		if (strcmp(r->ids[i].s, r->ids[i - 1].s) == 0)
			return tb_err_set(err, TB_MSG_VALUE, r->document->file, r->ids[i].line, 0,
			    "the id '%s' is that of line %d too", r->ids[i].s, r->ids[i - 1].line);
	for (size_t i = 0; i < r->nrefs; i++)
		if (r->nids == 0 ||
		    bsearch(&r->refs[i], r->ids, r->nids, sizeof *r->ids, find_name) == NULL)
			add_finding(r, TB_MSG_NO_TARGET, r->refs[i].line,
			    "a reference leads to '%s', but nothing in the document has that id",
			    r->refs[i].s);
	return 0;
}

/* --- annexes ---------------------------------------------------------------------- */

/* Each annex has the place and the name that 附件说明 gives it (7.3.7), and each line of
 * that leads to its annex. Annexes that stand elsewhere may be named alone. */
static void
match_annex(struct reader *r, const struct words *note, const struct annex *annex, size_t place)
{
	struct tb_arena *arena = &r->document->arena;
	const char *named = words_text(arena, note), *title = words_text(arena, &annex->title);
	char number[24];

	snprintf(number, sizeof number, "%zu", place);
	if (strcmp(number, annex->number) != 0)
		add_finding(r, TB_MSG_FORM, annex->line,
		    "the annex has the number '%s', but is the %s. one; number them in their order "
		    "(7.3.7)",
		    annex->number, number);
	if (strcmp(named, title) != 0)
		add_finding(r, TB_MSG_FORM, annex->title.line,
		    "the title of annex %s is '%s', but 附件说明 calls it '%s'; write both alike "
		    "(7.3.7)",
		    number, title, named);
	for (struct span *span = note->first; span != NULL; span = span->next)
		if (span->to == NULL)
			span->to = annex->id;
}

static void
match_annexes(struct reader *r)
{
	const struct words *note = r->document->annex_notes;
	const struct annex *annex = r->document->annexes;
	size_t place = 1;

	if (annex != NULL && note == NULL)
		add_finding(r, TB_MSG_USUAL, annex->line,
		    "there are annexes, but no 附件说明; name them in <annex-note> (7.3.4)");
	if (annex == NULL || note == NULL)
		return;
	for (; note != NULL && annex != NULL; note = note->next, annex = annex->next)
		match_annex(r, note, annex, place++);
	if (annex != NULL)
		add_finding(r, TB_MSG_FORM, annex->line,
		    "annex %s is not named in 附件说明; add it to <annex-note> (7.3.4)",
		    annex->number);
	else if (note != NULL)
		add_finding(r, TB_MSG_FORM, note->line,
		    "附件说明 names '%s', but there is no such annex; add it, or take the name "
		    "away "
		    "(7.3.7)",
		    words_text(&r->document->arena, note));
}

static void
check_listings(struct reader *r, const struct block *block)
{
	for (; block != NULL; block = block->next)
		if (block->kind == BLOCK_LISTING && block->listing->lines == NULL)
			add_finding(
			    r, TB_MSG_XML_SHAPE, block->line, "there is no <line> in the listing");
}

/* Contents have headings behind them. */
static void
check_contents(struct reader *r)
{
	const struct block *contents = NULL;

	for (const struct block *b = r->document->blocks; b != NULL; b = b->next)
		if (b->kind == BLOCK_CONTENTS)
			contents = b;
		else if (b->kind == BLOCK_H && contents != NULL && b->level <= contents->level)
			contents = NULL;
	if (contents != NULL)
		add_finding(r, TB_MSG_XML_SHAPE, contents->line,
		    "contents with no heading of levels 1 to %d behind them; leave them out, or "
		    "add "
		    "headings",
		    contents->level);
}

/* Contents lead to every heading: one without an id gets its number among the headings. */
static void
name_headings(struct reader *r)
{
	struct tb_arena *arena = &r->document->arena;
	char id[32];
	int n = 0;

	for (struct block *block = r->document->blocks; block != NULL; block = block->next) {
		if (block->kind != BLOCK_H)
			continue;
		snprintf(id, sizeof id, "_%d", ++n); /* no id of the source starts so */
		if (block->id == NULL)
			block->id = tb_arena_strdup(arena, id);
	}
}

int
read_whole(struct reader *r, struct tb_err *err)
{
	if (check(r->document, err) != 0 || check_names(r, err) != 0)
		return -1;
	match_annexes(r);
	check_contents(r);
	check_listings(r, r->document->blocks);
	for (const struct annex *annex = r->document->annexes; annex != NULL; annex = annex->next)
		check_listings(r, annex->blocks);
	if (r->document->contents)
		name_headings(r);
	return 0;
}
