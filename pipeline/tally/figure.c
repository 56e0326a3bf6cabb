/* One figure: see figure.h. */
#include "figure.h"
#include "../lib/file.h"
#include <assert.h>

struct unit_form {
	const char *name;
	int64_t times, over;
	int decimals; /* R3 */
};

static const struct unit_form forms[UNIT_MAX] = {
    [UNIT_YI] = {"亿元", 1, 100000000, 2},
    [UNIT_PERCENT] = {"%", 100, 1, 1},
    [UNIT_POINTS] = {"百分点", 100, 1, 1},
    [UNIT_PIECES] = {"个", 1, 1, 0},
    [UNIT_FIRMS] = {"户", 1, 1, 0},
    [UNIT_PLACES] = {"位", 1, 1, 0},
    [UNIT_MEMBERS] = {"个", 1, 1, 0},
    [UNIT_MU] = {"亩", 1, 1, 1},
    [UNIT_PER_MU] = {"万元/亩", 1, 10000, 2},
    [UNIT_PLAIN] = {"", 1, 1, 0},
    [UNIT_STEP] = {"", 1, 100000000, 2},
    [UNIT_YEARS] = {"年", 1, 1, 0},
    [UNIT_MARKS] = {"分", 1, 1, 2},
    [UNIT_WAN] = {"万元", 1, 10000, 2},
    [UNIT_WAN_WHOLE] = {"万元", 1, 10000, 0},
};

enum { DEC_PLACES = 8 };

#define TEXT_NONE    "——"
#define TEXT_MISSING "未报"
#define TEXT_BACK    "*"
#define MARK_CARRIED "※"

void
figure_init(struct figure *figure)
{
	*figure = (struct figure){.state = STATE_NONE};
	tb_exact_init(&figure->x);
	tb_buf_init(&figure->operands);
}

void
figure_release(struct figure *figure)
{
	tb_exact_release(&figure->x);
	tb_buf_release(&figure->operands);
}

void
figure_start(struct figure *figure)
{
	figure->state = STATE_NONE;
	figure->carried = 0;
	figure->apart = figure->curve = figure->partial = 0;
	figure->word = NULL;
	figure->point = NULL;
	figure->plan_source = NULL;
	tb_buf_reset(&figure->operands);
}

void
figure_set_int(struct figure *figure, tb_wide value)
{
	tb_exact_set_int(&figure->x, value);
	figure->state = STATE_VALUE;
}

void
figure_set_ratio(struct figure *figure, tb_wide n, tb_wide d)
{
	tb_exact_set_ratio(&figure->x, n, d);
	figure->state = STATE_VALUE;
}

/* Of a few bytes, which are copied before a call would be made. */
static char *
put_short(char *at, const char *end, const char *s)
{
	for (; *s != '\0'; s++) {
		assert(at < end);
		*at++ = *s;
	}
	return at;
}

/* @YYYY-MM, or @YYYY; STAMP_LEN bytes at most. */
static char *
put_stamp(char *at, int year, int month)
{
	const char digits[] = {'@', (char)('0' + year / 1000), (char)('0' + year / 100 % 10),
	    (char)('0' + year / 10 % 10), (char)('0' + year % 10), '-', (char)('0' + month / 10),
	    (char)('0' + month % 10)};

	memcpy(at, digits, sizeof(digits));
	return at + (month == 0 ? 5 : sizeof(digits));
}

/* Of a series and a quantity's name, which are the program's own. */
enum { STAMP_LEN = 8, NAMES_LEN = 64 };

/* The way of tb_buf_printf is too long for what is written so often. */
void
figure_stamp(struct tb_buf *out, int year, int month)
{
	tb_buf_reserve(out, STAMP_LEN);
	out->len = (size_t)(put_stamp(out->s + out->len, year, month) - out->s);
	out->s[out->len] = '\0';
}

void
figure_operand(struct figure *figure, const struct tally *tally, const char *scope_id,
    const char *series, const char *name, int month)
{
	size_t id_len = strlen(scope_id);
	struct tb_buf *out = &figure->operands;
	char *at, *end;

	tb_buf_reserve(out, id_len + NAMES_LEN + 3 + STAMP_LEN);
	at = out->s + out->len;
	end = at + id_len + NAMES_LEN;
	if (out->len > 0)
		*at++ = ' ';
	memcpy(at, scope_id, id_len);
	at += id_len;
	*at++ = '/';
	at = put_short(at, end, series);
	if (name[0] != '\0')
		*at++ = '-';
	at = put_short(at, end, name);
	if (month != tally->period.month)
		at = put_stamp(at, tally->period.year, month);
	*at = '\0';
	out->len = (size_t)(at - out->s);
}

struct tb_exact_form
figure_form(const struct tally *tally, enum unit_kind unit)
{
	const struct unit_form *form = &forms[unit];

	return (struct tb_exact_form){form->times, form->over, form->decimals, tally->rounding, 0};
}

/* --- writing ---------------------------------------------------------------------- */

/* The text where there is no number. */
static const char *
absent_text(const struct figure *figure)
{
	if (figure->state == STATE_WORD)
		return figure->word;
	return figure->state == STATE_NONE ? TEXT_NONE : TEXT_MISSING;
}

static const char *
state_name(const struct figure *figure)
{
	if (figure->state == STATE_NONE)
		return "none";
	if (figure->state == STATE_MISSING)
		return "missing";
	if (figure->state == STATE_WORD)
		return "value";
	if (figure->carried)
		return "carried";
	return tb_exact_sign(&figure->x) == 0 ? "zero" : "value";
}

/* The printed number, or the word that stands for it. Returns the number's sign. */
static int
write_text(struct tb_xmlw *w, const struct figure *figure, const struct tb_exact_form *form)
{
	struct tb_buf unused = TB_BUF_INIT;
	int sign;

	if (figure->word == NULL) {
		tb_xmlw_attr_open(w, "text");
		sign = tb_exact_print(&figure->x, form, w->out);
		tb_xmlw_attr_close(w);
		return sign;
	}
	tb_xmlw_attr(w, "text", figure->word);
	sign = tb_exact_print(&figure->x, form, &unused);
	tb_buf_release(&unused);
	return sign;
}

static void
write_number(struct tb_xmlw *w, const struct tally *tally, const struct figure_head *head,
    const struct figure *figure)
{
	static const char *const dirs[] = {"down", "flat", "up"};
	struct tb_exact_form form = figure_form(tally, head->unit);
	int sign;

	tb_xmlw_attr_open(w, "value");
	tb_exact_write(&figure->x, w->out);
	tb_xmlw_attr_close(w);
	form.with_sign = !head->directed;
	sign = write_text(w, figure, &form);
	tb_xmlw_attr(w, "unit", forms[head->unit].name);
	tb_xmlw_attr(w, "state", state_name(figure));
	if (head->directed)
		tb_xmlw_attr(w, "dir", dirs[sign + 1]);
	if (figure->apart)
		tb_xmlw_attr(w, "apart", "yes");
	if (figure->partial)
		tb_xmlw_attr(w, "partial", "yes");
	form.decimals = DEC_PLACES;
	form.rounding = TB_ROUND_HALF_AWAY;
	form.with_sign = 1;
	tb_xmlw_attr_open(w, "dec");
	tb_exact_print(&figure->x, &form, w->out);
	tb_xmlw_attr_close(w);
	if (figure->carried)
		tb_xmlw_attr(w, "mark", MARK_CARRIED);
}

static void
write_sources(struct tb_xmlw *w, const struct figure *figure)
{
	if (figure->operands.len > 0)
		tb_xmlw_attrn(w, "operands", figure->operands.s, figure->operands.len);
	if (figure->point != NULL && figure->point->from != NULL) {
		const struct submission *from = figure->point->from;

		tb_xmlw_attr(w, "submission", from->record.unit);
		tb_xmlw_attr(w, "period", from->record.period_text);
		tb_xmlw_attri(w, "version", from->record.version);
		tb_xmlw_attr(w, "digest", from->digest);
		tb_xmlw_attri(w, "line", figure->point->line);
	}
	if (figure->plan_source != NULL) {
		tb_xmlw_attr(w, "plan-file", tb_path_base(figure->plan_source->file));
		tb_xmlw_attri(w, "plan-line", figure->plan_source->line);
	}
}

void
figure_write(struct tb_xmlw *w, const struct tally *tally, const struct figure_head *head,
    const struct figure *figure)
{
	tb_xmlw_open(w, "figure");
	tb_xmlw_attr(w, "id", head->id);
	tb_xmlw_attr(w, "rule", head->rule);
	if (figure->state == STATE_VALUE) {
		write_number(w, tally, head, figure);
	} else {
		tb_xmlw_attr(w, "text", absent_text(figure));
		tb_xmlw_attr(w, "unit", forms[head->unit].name);
		tb_xmlw_attr(w, "state", state_name(figure));
	}
	if (figure->curve)
		tb_xmlw_attr(w, "curve", "yes");
	write_sources(w, figure);
	tb_xmlw_close(w);
}

/* Nothing of the number is left but what is printed. */
static void
round_off(const struct tally *tally, enum unit_kind unit, struct tb_exact *x)
{
	struct tb_exact_form form = figure_form(tally, unit);
	struct tb_exact scale, ten;

	tb_exact_round(x, &form, x);
	tb_exact_init(&scale);
	tb_exact_init(&ten);
	tb_exact_set_int(&ten, 10);
	tb_exact_power(&ten, &ten, (unsigned long)form.decimals);
	tb_exact_set_ratio(&scale, form.over, form.times);
	tb_exact_mul(x, x, &scale);
	tb_exact_div(x, x, &ten);
	tb_exact_release(&scale);
	tb_exact_release(&ten);
}

void
figure_publish(struct tb_xmlw *w, const struct tally *tally, const struct figure_head *head,
    struct figure *figure, int is_back)
{
	if (is_back && figure->state != STATE_NONE) {
		tb_xmlw_open(w, "figure");
		tb_xmlw_attr(w, "id", head->id);
		tb_xmlw_attr(w, "rule", head->rule);
		tb_xmlw_attr(w, "text", TEXT_BACK);
		tb_xmlw_attr(w, "unit", forms[head->unit].name);
		tb_xmlw_attr(w, "state", "suppressed");
		tb_xmlw_close(w);
		return;
	}
	if (figure->state == STATE_VALUE)
		round_off(tally, head->unit, &figure->x);
	tb_buf_reset(&figure->operands);
	figure->apart = figure->partial = 0;
	figure->point = NULL;
	figure->plan_source = NULL;
	figure_write(w, tally, head, figure);
}

void
figure_write_count(struct tb_xmlw *w, const struct tally *tally, const struct figure_head *head,
    size_t n, struct figure *figure)
{
	figure_set_int(figure, (tb_wide)n);
	figure_write(w, tally, head, figure);
}

void
figure_write_bare(struct tb_xmlw *w, const struct tally *tally, const char *id, const char *rule,
    enum unit_kind unit, size_t n)
{
	struct figure_head head = {.id = id, .rule = rule, .unit = unit};
	struct figure figure;

	figure_init(&figure);
	figure_write_count(w, tally, &head, n, &figure);
	figure_release(&figure);
}

/* value / over, with the decimals it has; over is a power of 10. */
static void
write_decimal(struct tb_xmlw *w, const char *name, int64_t value, int64_t over)
{
	struct tb_exact_form form = {1, over, 0, TB_ROUND_HALF_AWAY, 1};
	struct tb_buf text = TB_BUF_INIT;
	struct tb_exact number;
	int64_t rest;

	for (rest = value % over; rest != 0; rest = rest * 10 % over)
		form.decimals++;
	tb_exact_init(&number);
	tb_exact_set_int(&number, value);
	tb_exact_print(&number, &form, &text);
	tb_xmlw_attr(w, name, text.s);
	tb_exact_release(&number);
	tb_buf_release(&text);
}

void
write_milli(struct tb_xmlw *w, const char *name, int64_t milli)
{
	write_decimal(w, name, milli, 1000);
}

int64_t
figure_rounded(const struct tally *tally, enum unit_kind unit, int64_t yuan)
{
	int64_t over = forms[unit].over, whole, rest;
	int odd;

	for (int i = 0; i < forms[unit].decimals; i++)
		over /= 10;
	whole = yuan / over;
	rest = 2 * (yuan < 0 ? yuan % over * -1 : yuan % over);
	odd = tally->rounding == TB_ROUND_HALF_AWAY || whole % 2 != 0;
	if (rest > over || (rest == over && odd))
		whole += yuan < 0 ? -1 : 1;
	return whole;
}

void
write_amount(struct tb_xmlw *w, const char *name, int64_t yuan, enum unit_kind unit)
{
	write_decimal(w, name, yuan, forms[unit].over);
}
