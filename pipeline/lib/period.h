/*
 * Periods and dates of the programme.  A month period counts from January
 * (cumulative): 2022-02 is 1—2月, for there is no January report.
 */
#ifndef TB_PERIOD_H
#define TB_PERIOD_H

#include "buf.h"

struct tb_period {
	int year;  /* 2000-2099 */
	int month; /* 1-12 */
};

struct tb_date {
	int year, month, day;
};

/* "2022-07". 0, or -1 when it is not of that form. */
int tb_period_parse(const char *s, struct tb_period *period) TB_MUST_CHECK;
/* "2022-07" into out[8]. */
void tb_period_format(struct tb_period period, char out[8]);

enum tb_span { TB_SPAN_MONTH, TB_SPAN_QUARTER, TB_SPAN_YEAR };

/* What a run is for: a month, a quarter or a year, the latter two by their last month. */
struct tb_term {
	enum tb_span span;
	struct tb_period last;
};

/* "2022-07", "2022-Q2", "2022". 0, or -1 when it is of none of these forms. */
int tb_term_parse(const char *s, struct tb_term *term) TB_MUST_CHECK;
/* The same again into out[8]. */
void tb_term_format(struct tb_term term, char out[8]);
int tb_term_same(struct tb_term a, struct tb_term b);

/* <0, 0, >0. */
int tb_period_compare(struct tb_period a, struct tb_period b);
/* The period before in the same year's series: 2022-03 -> 2022-02. For month 2
 * (and 1) month becomes 0: there is none. */
struct tb_period tb_period_previous(struct tb_period period);
/* The same across years: 2022-02 -> 2021-12. */
struct tb_period tb_period_before(struct tb_period period);
/* The period after: 2021-12 -> 2022-02. */
struct tb_period tb_period_after(struct tb_period period);
/* So many months of the calendar later, or earlier: of those not all are reported. */
struct tb_period tb_period_step(struct tb_period period, int months);
/* "1—7月" (U+2014); 一季度, 上半年, 前三季度, 全年 are phrases, not labels. Month 1: "1月". */
void tb_period_label(struct tb_period period, struct tb_buf *out);
/* "6—7月"; of one month "7月". */
void tb_months_label(int first, int last, struct tb_buf *out);

/* "2022-08-03", a day that exists. 0 or -1. */
int tb_date_parse(const char *s, struct tb_date *date) TB_MUST_CHECK;
void tb_date_format(struct tb_date date, char out[11]);
/* "2022年8月3日" (GB/T 9704-2012 7.3.5.4: Arabic, no zero padding). */
void tb_date_chinese(struct tb_date date, struct tb_buf *out);
/* Days since 1970-01-01, Gregorian. */
long tb_date_days(struct tb_date date);
struct tb_date tb_date_from_days(long days);
/* 0 = Sunday … 6 = Saturday. */
int tb_date_weekday(struct tb_date date);

#endif
