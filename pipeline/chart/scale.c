/* Scales and nice ticks: see scale.h. */
#include "scale.h"
#include "../lib/compat.h"

enum { PLACES = 8 }; /* of the fixed point: 10^-8 */
static const int64_t one = 100000000;

int64_t
scale_step(int64_t max_e8, int most)
{
	static const int64_t factors[] = {1, 2, 5};
	int64_t power = 1;

	for (;; power *= 10)
		for (size_t i = 0; i < TB_LEN(factors); i++) {
			int64_t step = factors[i] * power;

			if ((max_e8 + step - 1) / step <= most)
				return step;
		}
}

struct scale
scale_make(int64_t max_e8, int most, int whole, int32_t from_pu, int32_t to_pu)
{
	struct scale scale = {.from_pu = from_pu, .to_pu = to_pu};

	if (max_e8 <= 0)
		max_e8 = one;
	scale.step_e8 = scale_step(max_e8, most);
	scale.end_e8 = max_e8;
	if (whole)
		scale.end_e8 = (max_e8 + scale.step_e8 - 1) / scale.step_e8 * scale.step_e8;
	return scale;
}

int32_t
scale_pu(const struct scale *scale, int64_t value_e8)
{
	double part = (double)value_e8 / (double)scale->end_e8;
	double way = part * (scale->to_pu - scale->from_pu);

	return scale->from_pu + (int32_t)(way < 0 ? way - 0.5 : way + 0.5);
}

size_t
scale_nticks(const struct scale *scale)
{
	return (size_t)(scale->end_e8 / scale->step_e8) + 1;
}

int64_t
scale_tick(const struct scale *scale, size_t i)
{
	return (int64_t)i * scale->step_e8;
}

void
scale_label(const struct scale *scale, size_t i, char out[SCALE_LABEL])
{
	int64_t value = scale_tick(scale, i), step = i > 0 ? scale->step_e8 % one : 0;
	int places = 0, len;

	for (int64_t unit = one; step % unit != 0; unit /= 10)
		places++;
	len = snprintf(
	    out, SCALE_LABEL, "%lld.%08lld", (long long)(value / one), (long long)(value % one));
	out[len - PLACES + places - (places == 0)] = '\0';
}
