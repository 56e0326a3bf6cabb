/*
 * What the parts of the composer share: a line of clusters measured (line-fit.c),
 * the breaks chosen (line.c), a line set (line-set.c).
 */
#ifndef TB_LINE_PRIVATE_H
#define TB_LINE_PRIVATE_H

#include "line.h"

/* Order in which a line gives way (J2); the line's end goes first, always (W4). */
enum { SHRINK_SPACE, SHRINK_BRACKET, SHRINK_COMMA, SHRINK_AUTOSPACE, SHRINK_STOP, SHRINK_MAX };

/* All gaps are opened by this part of their limit more, rather than a number be left by its
 * unit: 0.144 em of 0.12.  Readers of PDF take 0.15 em for a blank. */
enum { HELD_PART = 5 };

/* A line measured, not yet set. */
struct fit {
	int64_t natural; /* with all trims that are not a choice */
	int64_t least;	 /* all halves of all marks given, no space */
	int64_t give[SHRINK_MAX];
	int64_t space_room; /* what word spaces can take up to half an em each (J3) */
	int spaces, autospaces;
	int gaps, borders; /* borders: gaps beside digits and Latin */
};

/* What is tried, one after the other, until a paragraph can be broken. */
enum effort {
	EFFORT_FULL_LINES, /* lines not much shorter than their room */
	EFFORT_ANY_LINES,
	EFFORT_CUT /* lines may end anywhere */
};

/* The composer at work on a paragraph. */
struct composer {
	struct tb_para *para;
	const struct tb_para_style *style;
	const struct tb_cluster *c;
	struct fit *upto; /* of the clusters before k, as if all stood inside a line; n + 1 */
	size_t n;
	int32_t first_room, room; /* of the first line, of the others */
	size_t *places;		  /* where a line may start, in order; n of them at most */
	size_t nplaces;
	size_t start; /* of the segment, which a forced end of line begins */
	int32_t half; /* half a full-width character: what a mark gives */
	int32_t autospace, autospace_give, autospace_room;
	int32_t single_gap, all_gaps, border_gap;
	enum effort effort;
};

/* Half an em less on one side of cluster k because of the mark beside it (W2). */
int tb_fit_trim_left(const struct composer *co, size_t k);
int tb_fit_trim_right(const struct composer *co, size_t k);
/* Which class a mark gives its half in (J2). */
int tb_fit_shrink_class(enum tb_class cls);
/* The place before cluster k: between hanzi and Latin; a gap beside a number or a word. */
int tb_fit_is_autospace(const struct composer *co, size_t k);
int tb_fit_is_border(const struct tb_cluster *c, size_t k);
/* Is the mark at the begin of a line trimmed (W3, W4)? */
int tb_fit_starts_trimmed(const struct composer *co, size_t i, int first);
/* What a mark at the end of a line is narrower by: half an em, or all when it hangs. */
int32_t tb_fit_end_trim(const struct composer *co, size_t last);
/* The end of the line without the blanks there. */
size_t tb_fit_end(const struct tb_cluster *c, size_t from, size_t to);

/* Fill co->upto, to be freed by the caller; then a line [from, to) is measured in
 * constant time. */
void tb_fit_sum_up(struct composer *co);
void tb_fit_line(const struct composer *co, size_t from, size_t to, int first, struct fit *fit);

static inline int32_t
tb_fit_room(const struct composer *co, int first)
{
	return first ? co->first_room : co->room;
}

/* What the line leaves of its room; the most its gaps may be opened. */
int32_t tb_fit_slack(const struct composer *co, const struct fit *fit, int first);
int64_t tb_fit_gaps_most(const struct composer *co, const struct fit *fit);
/* What all gaps at their limit take, those beside numbers and words left alone. */
int64_t tb_fit_gaps_inner(const struct composer *co, const struct fit *fit);
/* Would gaps opened to fill the slack be wider than half an em, or is there nothing that
 * may be opened? Such a line is left short. */
int tb_fit_torn(const struct composer *co, const struct fit *fit, int32_t slack);
/* What spaces take before gaps are opened (J3). */
int64_t tb_fit_spaces_most(const struct composer *co, const struct fit *fit);
/* Does the line end on the measure (J1, J4)? */
int tb_fit_justified(const struct composer *co, int last);

/* Set the line [from, to) to the measure and add it to the paragraph's lines; `broke`:
 * the rules that its ends break. */
void tb_line_set(struct composer *co, size_t from, size_t to, int first, int last, unsigned broke);

#endif
