/* When deliveries are tried again: see delivery.h. */
#include "delivery.h"
#include "decimal.h"

#define USUAL_RETRY "5 15 60"

enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR, WORD_SIZE = 8 };

/* Seconds since 1970 on the clock of the wall; 0 where it is none. */
static long
seconds_of(const char *moment)
{
	char day[11];
	struct tb_date date;
	long h, m, s;

	snprintf(day, sizeof(day), "%.10s", moment);
	if (strlen(moment) != TB_MOMENT_SIZE - 1 || tb_date_parse(day, &date) != 0)
		return 0;
	h = (moment[11] - '0') * 10 + moment[12] - '0';
	m = (moment[14] - '0') * 10 + moment[15] - '0';
	s = (moment[17] - '0') * 10 + moment[18] - '0';
	return tb_date_days(date) * DAY + h * HOUR + m * MINUTE + s;
}

void
tb_moment_format(long seconds, char out[static TB_MOMENT_SIZE])
{
	unsigned rest = (unsigned)(seconds % DAY);
	char day[11];

	tb_date_format(tb_date_from_days(seconds / DAY), day);
	snprintf(out, TB_MOMENT_SIZE, "%.10sT%02u:%02u:%02u", day, rest / HOUR % 24U,
	    rest / MINUTE % 60U, rest % 60U);
}

/* Seconds from the attempt before to the attempt with this number, which is at least 2. */
static long
pause_before(const struct tb_plan_distribution *distribution, long attempt)
{
	const char *at = distribution->retry[0] != '\0' ? distribution->retry : USUAL_RETRY;
	char word[WORD_SIZE];
	long minutes = 0, i;

	for (i = 2; i <= attempt; i++) {
		size_t len;

		at += strspn(at, " ");
		len = strcspn(at, " ");
		if (len == 0)
			break; /* the last for ever */
		snprintf(
		    word, sizeof(word), "%.*s", (int)(len < WORD_SIZE ? len : WORD_SIZE - 1), at);
		(void)!tb_int_parse(word, 1, 9999, &minutes);
		at += len;
	}
	return minutes * MINUTE;
}

int
tb_delivery_next_try(const struct tb_plan_distribution *distribution,
    const struct tb_delivery *first, const struct tb_delivery *last,
    char next[static TB_MOMENT_SIZE])
{
	long at = seconds_of(last->at) + pause_before(distribution, last->attempt + 1);

	tb_moment_format(at, next);
	return at > seconds_of(first->at) + distribution->hours * HOUR ? -1 : 0;
}
