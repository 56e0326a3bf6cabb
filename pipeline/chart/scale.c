/* Scales and nice ticks: see scale.h. */
#include "scale.h"
#include "../lib/compat.h"

static const int64_t one = 100000000;

static int64_t
up(int64_t value, int64_t step)
{
	return value >= 0 ? (value + step - 1) / step : -(-value / step);
}

/* Least nice step of which at most `most` cover the values. */
static int64_t
nice_step(int64_t low_e8, int64_t high_e8, int most)
{
	static const int64_t factors[] = {1, 2, 5};
	int64_t power = 1;

	for (;; power *= 10)
		for (size_t i = 0; i < TB_LEN(factors); i++) {
			int64_t step = factors[i] * power;

			if (up(high_e8, step) + up(-low_e8, step) <= most)
				return step;
		}
}

int64_t
scale_step(int64_t max_e8, int most)
{
	return nice_step(0, max_e8, most);
}

struct scale
scale_span(int64_t low_e8, int64_t high_e8, int most, int whole, int32_t from_pu, int32_t to_pu)
{
	struct scale scale = {.from_pu = from_pu, .to_pu = to_pu};

	if (low_e8 == high_e8) {
		low_e8 -= low_e8 != 0 ? one : 0;
		high_e8 += one;
	}
	scale.step_e8 = nice_step(low_e8, high_e8, most + (low_e8 < 0 && high_e8 > 0));
	scale.from_e8 = low_e8;
	scale.end_e8 = high_e8;
	if (whole) {
		scale.from_e8 = -up(-low_e8, scale.step_e8) * scale.step_e8;
		scale.end_e8 = up(high_e8, scale.step_e8) * scale.step_e8;
	}
	return scale;
}

void
scale_trim(struct scale *scale, int64_t low_e8)
{
	if (low_e8 < 0 && low_e8 > -scale->step_e8 / 2 && scale->from_e8 == -scale->step_e8)
		scale->from_e8 = low_e8 - scale->step_e8 / 16;
}

struct scale
scale_nothing(int32_t from_pu, int32_t to_pu)
{
	return (struct scale){
	    .step_e8 = 2 * one, .end_e8 = one, .from_pu = from_pu, .to_pu = to_pu};
}

struct scale
scale_make(int64_t max_e8, int most, int whole, int32_t from_pu, int32_t to_pu)
{
	return scale_span(0, max_e8 > 0 ? max_e8 : 0, most, whole, from_pu, to_pu);
}

/* from + length * part / whole, rounded to nearest; whole > 0. */
static int32_t
place(int32_t from, int32_t length, int64_t part, int64_t whole)
{
	tb_wide way = (tb_wide)part * length;
	tb_wide half = whole / 2;

	return from + (int32_t)(way < 0 ? -((-way + half) / whole) : (way + half) / whole);
}

struct scale
scale_stairs(const int64_t *stairs_e8, size_t n, int32_t from_pu, int32_t to_pu)
{
	return (struct scale){.stairs_e8 = stairs_e8,
	    .nstairs = n,
	    .from_e8 = stairs_e8[0],
	    .end_e8 = stairs_e8[n - 1],
	    .from_pu = from_pu,
	    .to_pu = to_pu};
}

/* k stairs and its part of the next one. Their product with the height of a stair is below
 * 1.2 x 10^17 x SCALE_STAIRS_MOST. */
static int32_t
stair_pu(const struct scale *scale, int64_t value_e8)
{
	size_t last = scale->nstairs - 1, k = 0;
	int64_t rise;

	while (k + 1 < last && value_e8 >= scale->stairs_e8[k + 1])
		k++;
	rise = scale->stairs_e8[k + 1] - scale->stairs_e8[k];
	return place(scale->from_pu, scale->to_pu - scale->from_pu,
	    (int64_t)k * rise + value_e8 - scale->stairs_e8[k], (int64_t)last * rise);
}

int32_t
scale_pu(const struct scale *scale, int64_t value_e8)
{
	if (scale->stairs_e8 != NULL)
		return stair_pu(scale, value_e8);
	return place(scale->from_pu, scale->to_pu - scale->from_pu, value_e8 - scale->from_e8,
	    scale->end_e8 - scale->from_e8);
}

int32_t
scale_share_pu(const struct scale *scale, int64_t part_e8, int64_t whole_e8)
{
	return place(scale->from_pu, scale->to_pu - scale->from_pu, part_e8, whole_e8);
}

size_t
scale_nticks(const struct scale *scale)
{
	int64_t first, last;

	if (scale->stairs_e8 != NULL)
		return scale->nstairs;
	first = up(scale->from_e8, scale->step_e8);
	last = -up(-scale->end_e8, scale->step_e8);
	return (size_t)(last - first + 1);
}

int64_t
scale_tick(const struct scale *scale, size_t i)
{
	if (scale->stairs_e8 != NULL)
		return scale->stairs_e8[i];
	return (up(scale->from_e8, scale->step_e8) + (int64_t)i) * scale->step_e8;
}

static int64_t
ten_to(int n)
{
	int64_t power = 1;

	while (n-- > 0)
		power *= 10;
	return power;
}

void
scale_label(const struct scale *scale, size_t i, char out[SCALE_LABEL])
{
	int64_t value = scale_tick(scale, i), unit = one * ten_to(4 * scale->myriads);
	int64_t rest, grain = scale->stairs_e8 != NULL ? value : scale->step_e8;
	int len;

	if (value == 0) {
		snprintf(out, SCALE_LABEL, "0");
		return;
	}
	rest = (value < 0 ? -value : value) % unit;
	len = snprintf(out, SCALE_LABEL, "%s%lld", value < 0 ? "-" : "",
	    (long long)((value < 0 ? -value : value) / unit));
	/* as many places as the step has, so that all labels have the same */
	for (int64_t digit = unit; grain % digit != 0; rest %= digit) {
		if (digit == unit)
			out[len++] = '.';
		digit /= 10;
		out[len++] = (char)('0' + rest / digit);
	}
	out[len] = '\0';
}

void
scale_count(struct scale *scale, int digits, int most)
{
	size_t n = scale_nticks(scale);
	int64_t first = n > 0 ? scale_tick(scale, 0) : 0;
	int64_t last = n > 0 ? scale_tick(scale, n - 1) : 0;
	int64_t largest = last > -first ? last : -first;

	scale->myriads = 0;
	while (
	    scale->myriads < most && largest / one / ten_to(4 * scale->myriads) >= ten_to(digits))
		scale->myriads++;
}
