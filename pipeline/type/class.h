/*
 * Classes of characters for line breaking and mark widths, after CLREQ and
 * GB/T 15834-2011.  The table is data: class.tsv, made into class_table.h by
 * mkclass.py.
 */
#ifndef TB_CLASS_H
#define TB_CLASS_H

#include <stddef.h>
#include <stdint.h>

enum tb_class {
	TB_CLASS_HAN,	    /* hanzi and whatever stands in Chinese text like one */
	TB_CLASS_OPEN,	    /* “‘（《〔: not at line end, blank left half */
	TB_CLASS_CLOSE,	    /* ”’）》〕: not at line start, blank right half */
	TB_CLASS_COMMA,	    /* 、，；：: not at line start, blank right half */
	TB_CLASS_STOP,	    /* 。？！: not at line start, blank right half */
	TB_CLASS_DASH,	    /* —: two are one unit; single: a connector */
	TB_CLASS_TWODASH,   /* ⸺ */
	TB_CLASS_ELLIPSIS,  /* …: two are one unit */
	TB_CLASS_CONNECTOR, /* – ～ －: not at line start */
	TB_CLASS_DOT,	    /* ·: not at line start, half an em wide */
	TB_CLASS_SOLIDUS,   /* /: neither at line start nor at line end */
	TB_CLASS_ITERATION, /* 々: like hanzi, not at line start */
	TB_CLASS_KANA,	    /* small kana: like hanzi, not at line start when strict */
	TB_CLASS_DIGIT,
	TB_CLASS_NUMSIGN, /* . , : inside a number */
	TB_CLASS_PREFIX,  /* ￥ № + before a number */
	TB_CLASS_SUFFIX,  /* % ℃ ※ behind what it belongs to */
	TB_CLASS_LETTER,  /* of a Western word */
	TB_CLASS_HYPHEN,
	TB_CLASS_LOPEN,	 /* ( [ */
	TB_CLASS_LCLOSE, /* ) ] ! ? ; */
	TB_CLASS_SPACE,
	TB_CLASS_GLUE,	  /* no-break space, word joiner */
	TB_CLASS_ZWSPACE, /* break opportunity without width */
	TB_CLASS_SOFT,	  /* soft hyphen: where a word may be parted; drawn at line end alone */
	TB_CLASS_MARK,	  /* combining: belongs to the character before it */
	TB_CLASS_NEWLINE, /* the line ends here */
	TB_CLASS_MAX
};

/* The class of a code point. */
enum tb_class tb_class_of(unsigned cp);

/* Sides of a full-width mark that are blank and may be trimmed (W1). */
static inline int
tb_class_blank_left(enum tb_class cls)
{
	return cls == TB_CLASS_OPEN;
}

static inline int
tb_class_blank_right(enum tb_class cls)
{
	return cls == TB_CLASS_CLOSE || cls == TB_CLASS_COMMA || cls == TB_CLASS_STOP;
}

/* Code points of the longest unit word (亿元, 个百分点, 月...) that cps[0..n)
 * starts with; 0 = none (U2). */
size_t tb_class_unit(const uint32_t *cps, size_t n);

#endif
