/*
 * The plan of the next year: the files of the plan as they are, byte for byte, and beside them
 * one that has the year's list (<rolls>, tongbao-plan.5).  What was said of earlier years is
 * counted by the same files as before.
 */
#include "../lib/atomic.h"
#include "../lib/decimal.h"
#include "../lib/field.h"
#include "../lib/file.h"
#include "../lib/xmlwrite.h"
#include "list-private.h"
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { PLAN_BYTES = 256 * 1024 * 1024 };

struct writer {
	const struct list_making *making;
	const struct list_judgement *j;
	struct tb_xmlw xml;
	struct tb_buf bytes; /* of the year's file */
	struct tb_buf said;
	const char *file; /* its name */
	char year[16], next[16];
};

static const char *
say(struct writer *w, enum tb_list_word word, const struct list_verdict *verdict, const char *text)
{
	const struct tb_proposal *proposal = verdict != NULL ? verdict->proposal : NULL;

	return tb_list_say(w->j->words, w->j->arena, word,
	    (const struct tb_slot[]){{"year", w->year}, {"next", w->next},
		{"code", verdict != NULL ? verdict->enterprise->code : NULL},
		{"name", verdict != NULL ? verdict->enterprise->name : NULL},
		{"level", verdict != NULL && verdict->level[0] != '\0' ? verdict->level : "——"},
		{"before",
		    proposal != NULL && proposal->before[0] != '\0' ? proposal->before : "——"},
		{"word", proposal != NULL ? w->j->words->text[TB_LIST_IN + proposal->kind] : NULL},
		{"value", proposal != NULL ? proposal->value : NULL}, {"text", text},
		{"file", w->file}, {NULL, NULL}});
}

/* --- the year's file ---------------------------------------------------------------------- */

static int
count_lines(const struct tb_buf *bytes)
{
	const char *at = bytes->s;
	int lines = 1;

	while ((at = strchr(at, '\n')) != NULL) {
		lines++;
		at++;
	}
	return lines;
}

/* What a person has to fill in still: in the file, and said with its line. */
static void
leave_open(struct writer *w, const char *text)
{
	char line[16];

	snprintf(line, sizeof(line), "%d", count_lines(&w->bytes));
	tb_slots_fill(&w->said, w->j->words->text[TB_LIST_SAY_OPEN],
	    (const struct tb_slot[]){
		{"file", w->file}, {"at", line}, {"text", text}, {NULL, NULL}});
	tb_buf_putc(&w->said, '\n');
}

static const char *
decision_word(const struct list_verdict *verdict)
{
	return tb_field_find("items", "item@decision")->words[verdict->decision];
}

static void
put_verdict(struct writer *w, const struct list_verdict *verdict)
{
	int leaves = verdict->fate == LIST_LEAVES;
	const char *open = say(w, TB_LIST_OPEN_PLAN, verdict, NULL);
	enum tb_list_word remark = verdict->proposal == NULL ? TB_LIST_MADE_ADDED
				   : leaves		     ? TB_LIST_MADE_LEAVER
							     : TB_LIST_MADE_MEMBER;

	tb_xmlw_comment(&w->xml, say(w, remark, verdict, decision_word(verdict)));
	tb_xmlw_open(&w->xml, leaves ? "leaver" : "member");
	tb_xmlw_attr(&w->xml, "subject", verdict->enterprise->code);
	if (!leaves && verdict->level[0] != '\0')
		tb_xmlw_attr(&w->xml, "level", verdict->level);
	if (verdict->plan[0] != '\0')
		tb_xmlw_attr(&w->xml, "plan", verdict->plan);
	if (verdict->is_open) {
		tb_xmlw_attr(&w->xml, "assumed", open);
		leave_open(w, tb_arena_printf(w->j->arena, "%s %s：%s", verdict->enterprise->code,
				  verdict->enterprise->name, open));
	}
	if (verdict->note[0] != '\0')
		tb_xmlw_attr(&w->xml, "note", verdict->note);
	tb_xmlw_close(&w->xml);
}

/* Approval and who approved: as given, or open. */
static void
put_approval(struct writer *w)
{
	const struct list_sheet *sheet = w->j->sheet;
	struct tb_buf open = TB_BUF_INIT;

	if (sheet->number[0] != '\0')
		tb_xmlw_attr(&w->xml, "number", sheet->number);
	else
		tb_buf_puts(&open, say(w, TB_LIST_OPEN_NUMBER, NULL, NULL));
	if (sheet->by[0] != '\0')
		tb_xmlw_attr(&w->xml, "by", sheet->by);
	else
		tb_buf_printf(
		    &open, "%s%s", open.len > 0 ? "；" : "", say(w, TB_LIST_OPEN_BY, NULL, NULL));
	if (open.len > 0) {
		tb_xmlw_attr(&w->xml, "assumed", open.s);
		leave_open(w, open.s);
	}
	tb_buf_release(&open);
}

static void
put_file(struct writer *w)
{
	const struct list_judgement *j = w->j;
	size_t i;

	w->xml = tb_xmlw_start(&w->bytes);
	tb_xmlw_open(&w->xml, "plan");
	tb_xmlw_attr(&w->xml, "xmlns", TB_PLAN_NS);
	tb_xmlw_comment(&w->xml, say(w, TB_LIST_MADE_OF, NULL, NULL));
	tb_xmlw_open(&w->xml, "rolls");
	tb_xmlw_open(&w->xml, "roll");
	tb_xmlw_attr(&w->xml, "year", w->next);
	tb_xmlw_attr(&w->xml, "ladder", j->proposals->ladder->id);
	tb_xmlw_attr(&w->xml, "in-force", j->in_force);
	put_approval(w);
	tb_xmlw_attr(&w->xml, "source", say(w, TB_LIST_MADE_SOURCE, NULL, NULL));
	if (j->draft)
		tb_xmlw_attr(&w->xml, "note", say(w, TB_LIST_MADE_DRAFT, NULL, NULL));
	for (i = 0; i < j->n; i++)
		if (j->verdicts[i].fate != LIST_STAYS_OUT)
			put_verdict(w, &j->verdicts[i]);
	tb_xmlw_finish(&w->xml);
}

/* --- what it does, in lines --------------------------------------------------------------- */

struct counts {
	size_t listed, in, out, moved;
};

static void
say_line(struct writer *w, enum tb_list_word word, const struct list_verdict *verdict)
{
	tb_buf_printf(&w->said, "%s\n",
	    say(w, word, verdict, verdict != NULL ? decision_word(verdict) : NULL));
}

/* That it was put on a step which its value does not reach; so long as that is known. */
static void
say_below(struct writer *w, const struct list_verdict *verdict)
{
	const struct tb_proposal *proposal = verdict->proposal;
	const struct tb_plan_ladder *ladder = w->j->proposals->ladder;
	char amount[TB_AMOUNT_SIZE];
	int step = tb_plan_step_called(ladder, verdict->level);

	if (verdict->decision != LIST_OTHER_LEVEL || proposal == NULL || !proposal->has_value ||
	    step <= tb_plan_step_called(ladder, proposal->reached))
		return;
	tb_amount_format(ladder->steps[step].value.yuan, TB_UNIT_YI, amount);
	tb_buf_printf(&w->said, "%s\n", say(w, TB_LIST_SAY_BELOW, verdict, amount));
}

static void
say_verdict(struct writer *w, const struct list_verdict *verdict, struct counts *counts)
{
	const struct tb_proposal *proposal = verdict->proposal;
	int listed = verdict->fate == LIST_LISTED, leaves = verdict->fate == LIST_LEAVES;
	int comes = listed && (proposal == NULL || proposal->kind == TB_PROPOSE_IN);
	int moves = listed && !comes && strcmp(verdict->level, proposal->before) != 0;

	counts->listed += (size_t)listed;
	counts->in += (size_t)comes;
	counts->out += (size_t)leaves;
	counts->moved += (size_t)moves;
	if (comes)
		say_line(w, TB_LIST_SAY_IN, verdict);
	else if (leaves)
		say_line(w, TB_LIST_SAY_OUT, verdict);
	else if (moves)
		say_line(w, TB_LIST_SAY_LEVEL, verdict);
	if (proposal != NULL && verdict->decision != LIST_AGREED)
		say_line(w, TB_LIST_SAY_KEPT, verdict);
	say_below(w, verdict);
}

static void
say_all(struct writer *w)
{
	struct counts counts = {0};
	struct tb_buf open = w->said; /* what is open comes last */
	char n[4][24];
	size_t i;

	w->said = TB_BUF_INIT;
	for (i = 0; i < w->j->n; i++)
		say_verdict(w, &w->j->verdicts[i], &counts);
	snprintf(n[0], sizeof(n[0]), "%zu", counts.listed);
	snprintf(n[1], sizeof(n[1]), "%zu", counts.in);
	snprintf(n[2], sizeof(n[2]), "%zu", counts.out);
	snprintf(n[3], sizeof(n[3]), "%zu", counts.moved);
	tb_slots_fill(&w->said, w->j->words->text[TB_LIST_SAY_LIST],
	    (const struct tb_slot[]){{"next", w->next}, {"n", n[0]}, {"in", n[1]}, {"out", n[2]},
		{"moved", n[3]}, {NULL, NULL}});
	tb_buf_putc(&w->said, '\n');
	tb_buf_put(&w->said, open.s, open.len);
	if (w->j->plan->projects_year != 0 && w->j->plan->projects_year <= w->j->proposals->year)
		say_line(w, TB_LIST_SAY_PROJECTS, NULL);
	tb_buf_release(&open);
}

/* --- the folder --------------------------------------------------------------------------- */

static int
is_file(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

/* Each file of the plan through `each`; what is no file, or not finished, is none of it. */
static int
each_file(const struct writer *w, const char *to,
    int (*each)(const char *from, const char *to, struct tb_err *err), struct tb_err *err)
{
	char **names = tb_folder_names(w->making->from, NULL, err), **name;
	int rc = names != NULL ? 0 : -1;

	for (name = names; rc == 0 && *name != NULL; name++) {
		char *from = tb_path_join(w->making->from, *name), *at = tb_path_join(to, *name);

		if ((*name)[0] != '.' && is_file(from))
			rc = each(from, at, err);
		free(from);
		free(at);
	}
	tb_names_free(names);
	return rc;
}

static int
copy(const char *from, const char *to, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	int rc = tb_file_read(from, PLAN_BYTES, &bytes, err);

	if (rc == 0)
		rc = tb_atomic_write(to, bytes.s, bytes.len, 1, err);
	tb_buf_release(&bytes);
	return rc;
}

/* Of a file of a folder that is there already. */
static int
differs(struct tb_err *err, const char *path)
{
	return tb_err_set(err, TB_MSG_LIST, path, 0, 0, "%s; give another folder, or remove it",
	    tb_path_taken(path) ? "is there already and is not what would be made now"
				: "is not there, though its folder is there already");
}

/* Would it be made into the plan itself? */
static int
check_apart(const struct list_making *making, struct tb_err *err)
{
	struct stat from, to;

	if (stat(making->from, &from) != 0 || stat(making->to, &to) != 0 ||
	    from.st_dev != to.st_dev || from.st_ino != to.st_ino)
		return 0;
	return tb_err_set(err, TB_MSG_LIST, making->to, 0, 0,
	    "this folder is the plan itself, which stays as it is; name another");
}

/* Has the file these bytes? */
static int
check_bytes(const char *path, const struct tb_buf *wanted, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	struct tb_err ignored;
	int is_same = tb_file_read(path, PLAN_BYTES, &bytes, &ignored) == 0 &&
		      bytes.len == wanted->len && memcmp(bytes.s, wanted->s, bytes.len) == 0;

	tb_buf_release(&bytes);
	return is_same ? 0 : differs(err, path);
}

static int
check_same(const char *from, const char *to, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	int rc = tb_file_read(from, PLAN_BYTES, &bytes, err);

	if (rc == 0)
		rc = check_bytes(to, &bytes, err);
	tb_buf_release(&bytes);
	return rc;
}

/* Of the folder that is there already: is it of the plan, or the year's file? */
static int
check_name(const struct writer *w, const char *name, struct tb_err *err)
{
	char *from = tb_path_join(w->making->from, name), *at = tb_path_join(w->making->to, name);
	int is_known = name[0] == '.' || strcmp(name, w->file) == 0 || is_file(from);
	int rc = is_known ? 0 : differs(err, at);

	free(from);
	free(at);
	return rc;
}

/* The same is there already, file by file, and nothing more; else an error. */
static int
check_present(const struct writer *w, struct tb_err *err)
{
	const char *to = w->making->to;
	char *path = tb_path_join(to, w->file), **names = NULL, **name;
	int rc = each_file(w, to, check_same, err);

	if (rc == 0)
		rc = check_bytes(path, &w->bytes, err);
	if (rc == 0 && (names = tb_folder_names(to, NULL, err)) == NULL)
		rc = -1;
	for (name = names; rc == 0 && *name != NULL; name++)
		rc = check_name(w, *name, err);
	tb_names_free(names);
	free(path);
	return rc;
}

/* Under a hidden name beside its own first; the new plan must be one that loads. */
static int
fill(const struct writer *w, const char *hidden, struct tb_err *err)
{
	char *path = tb_path_join(hidden, w->file);
	struct tb_plan plan;
	int rc = tb_folder_make(hidden, err);

	if (rc == 0)
		rc = each_file(w, hidden, copy, err);
	if (rc == 0)
		rc = tb_atomic_write(path, w->bytes.s, w->bytes.len, 1, err);
	if (rc == 0)
		rc = tb_plan_load(hidden, &plan, err);
	if (rc == 0)
		tb_plan_release(&plan);
	free(path);
	return rc;
}

static int
place(const struct writer *w, struct tb_err *err)
{
	const char *to = w->making->to, *base = tb_path_base(to);
	struct tb_buf hidden = TB_BUF_INIT;
	struct tb_err ignored;
	int rc;

	tb_buf_put(&hidden, to, (size_t)(base - to));
	tb_buf_printf(&hidden, ".%s.tmp", base);
	rc = tb_folder_remove(hidden.s, err); /* of a run that was cut off */
	if (rc == 0)
		rc = fill(w, hidden.s, err);
	if (rc == 0)
		rc = tb_folder_place(hidden.s, to, err);
	if (rc != 0)
		(void)!tb_folder_remove(hidden.s, &ignored);
	tb_buf_release(&hidden);
	return rc;
}

int
list_make(const struct list_making *making, struct tb_buf *said, struct tb_err *err)
{
	struct writer w = {
	    .making = making, .j = making->judgement, .bytes = TB_BUF_INIT, .said = TB_BUF_INIT};
	int rc;

	snprintf(w.year, sizeof(w.year), "%d", w.j->proposals->year);
	snprintf(w.next, sizeof(w.next), "%d", w.j->proposals->year + 1);
	w.file = tb_arena_printf(w.j->arena, "rolls-%s.xml", w.next);
	put_file(&w);
	say_all(&w);
	rc = check_apart(making, err);
	if (rc == 0)
		rc = tb_path_taken(making->to) ? check_present(&w, err) : place(&w, err);
	if (rc == 0)
		tb_buf_printf(said, "%s%s/%s\n", w.said.s, making->to, w.file);
	tb_buf_release(&w.bytes);
	tb_buf_release(&w.said);
	return rc;
}
