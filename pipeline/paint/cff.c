/* Subsets of CFF fonts: see cff.h. Numbers of operators are those of note 5176. */
#include "cff.h"
#include "../lib/mem.h"

enum {
	OP_FONTBBOX = 5,
	OP_CHARSET = 15,
	OP_CHARSTRINGS = 17,
	OP_PRIVATE = 18,
	OP_SUBRS = 19,
	OP_ESCAPE = 12 << 8,
	OP_FONTMATRIX = OP_ESCAPE + 7,
	OP_ROS = OP_ESCAPE + 30,
	OP_CIDCOUNT = OP_ESCAPE + 34,
	OP_FDARRAY = OP_ESCAPE + 36,
	OP_FDSELECT = OP_ESCAPE + 37,
	SID_ADOBE = 391, /* the first two strings of our own */
	SID_IDENTITY = 392
};

/* --- reading: INDEX ------------------------------------------------------------- */

static size_t
read_offset(const struct cff_index *index, unsigned i)
{
	size_t at = index->offsets + (size_t)i * index->offsize, value = 0;
	unsigned k;

	for (k = 0; k < index->offsize; k++)
		value = value << 8 | slice_u8(index->table, at + k);
	return value;
}

static int
open_index(struct slice table, size_t at, struct cff_index *index)
{
	*index = (struct cff_index){.table = table, .count = slice_u16(table, at), .end = at + 2};
	if (at + 2 > table.len)
		return -1;
	if (index->count == 0)
		return 0;
	index->offsize = slice_u8(table, at + 2);
	index->offsets = at + 3;
	if (index->offsize < 1 || index->offsize > 4)
		return -1;
	/* offsets count from the byte before the data */
	index->data = index->offsets + ((size_t)index->count + 1) * index->offsize - 1;
	if (index->data >= table.len)
		return -1;
	index->end = index->data + read_offset(index, index->count);
	return index->end <= table.len ? 0 : -1;
}

/* Empty when it is not there. */
static struct slice
index_entry(const struct cff_index *index, unsigned i)
{
	size_t from, to;

	if (i >= index->count)
		return (struct slice){NULL, 0};
	from = read_offset(index, i);
	to = read_offset(index, i + 1);
	if (from < 1 || to < from)
		return (struct slice){NULL, 0};
	return slice_part(index->table, index->data + from, to - from);
}

/* --- reading: DICT -------------------------------------------------------------- */

struct entry {
	unsigned op;
	size_t from, to; /* bytes of the operands */
	size_t end;	 /* behind the operator */
};

/* Bytes of the operand that starts with b0; 0 = it is no operand. */
static size_t
operand_len(struct slice dict, size_t at)
{
	unsigned b0 = slice_u8(dict, at);
	size_t end = at + 1;

	if (b0 == 28)
		return 3;
	if (b0 == 29)
		return 5;
	if (b0 == 30) { /* nibbles; f ends */
		while (end < dict.len && (dict.p[end] & 15) != 15 && dict.p[end] >> 4 != 15)
			end++;
		return end + 1 - at;
	}
	if (b0 >= 32 && b0 <= 246)
		return 1;
	return b0 >= 247 && b0 <= 254 ? 2 : 0;
}

/* The entry that starts at `at`; 0 at the end of the dictionary or of sense. */
static int
next_entry(struct slice dict, size_t at, struct entry *entry)
{
	size_t len;

	*entry = (struct entry){.from = at};
	while (at < dict.len && (len = operand_len(dict, at)) > 0)
		at += len;
	if (at >= dict.len)
		return 0;
	entry->to = at;
	entry->op = dict.p[at++];
	if (entry->op == 12)
		entry->op = OP_ESCAPE + slice_u8(dict, at++);
	entry->end = at;
	return at <= dict.len;
}

static int
find_entry(struct slice dict, unsigned op, struct entry *entry)
{
	size_t at = 0;

	while (next_entry(dict, at, entry)) {
		if (entry->op == op)
			return 1;
		at = entry->end;
	}
	return 0;
}

/* The whole number at *at, which moves behind it; reals are 0. */
static long
read_number(struct slice dict, size_t *at)
{
	size_t p = *at;
	unsigned b0 = slice_u8(dict, p), b1 = slice_u8(dict, p + 1);

	*at += operand_len(dict, p) + (operand_len(dict, p) == 0);
	if (b0 == 28)
		return (int16_t)slice_u16(dict, p + 1);
	if (b0 == 29)
		return (int32_t)slice_u32(dict, p + 1);
	if (b0 >= 32 && b0 <= 246)
		return (long)b0 - 139;
	if (b0 >= 247 && b0 <= 250)
		return ((long)b0 - 247) * 256 + b1 + 108;
	if (b0 >= 251 && b0 <= 254)
		return -((long)b0 - 251) * 256 - b1 - 108;
	return 0;
}

/* The last operand, which is an offset, or 0. */
static size_t
find_offset(struct slice dict, unsigned op)
{
	struct entry entry;
	long value = 0;

	if (!find_entry(dict, op, &entry))
		return 0;
	while (entry.from < entry.to)
		value = read_number(dict, &entry.from);
	return value > 0 ? (size_t)value : 0;
}

/* The Private DICT that a font or top dictionary names; *at where it stands. */
static struct slice
find_private(const struct cff *cff, struct slice dict, size_t *at)
{
	struct entry entry;
	long size;

	*at = 0;
	if (!find_entry(dict, OP_PRIVATE, &entry))
		return (struct slice){NULL, 0};
	size = read_number(dict, &entry.from);
	*at = find_offset(dict, OP_PRIVATE);
	return size > 0 ? slice_part(cff->table, *at, (size_t)size) : (struct slice){NULL, 0};
}

static int
has_subroutines(const struct cff *cff, struct slice dict)
{
	size_t at, offset;
	struct slice private = find_private(cff, dict, &at);
	struct cff_index subrs;

	offset = find_offset(private, OP_SUBRS);
	return offset > 0 && (open_index(cff->table, at + offset, &subrs) != 0 || subrs.count > 0);
}

int
cff_open(struct slice table, struct cff *cff)
{
	struct cff_index names, tops, strings, globals;
	struct entry entry;
	size_t select;
	unsigned i;

	*cff = (struct cff){.table = table};
	if (slice_u8(table, 0) != 1 || open_index(table, slice_u8(table, 2), &names) != 0 ||
	    open_index(table, names.end, &tops) != 0 ||
	    open_index(table, tops.end, &strings) != 0 ||
	    open_index(table, strings.end, &globals) != 0)
		return -1;
	cff->top = index_entry(&tops, 0);
	if (open_index(table, find_offset(cff->top, OP_CHARSTRINGS), &cff->charstrings) != 0 ||
	    cff->charstrings.count == 0)
		return -1;
	cff->subroutines = globals.count > 0;
	cff->cid = find_entry(cff->top, OP_ROS, &entry);
	if (!cff->cid) {
		cff->subroutines |= has_subroutines(cff, cff->top);
		return 0;
	}
	select = find_offset(cff->top, OP_FDSELECT);
	if (select == 0 || select >= table.len ||
	    open_index(table, find_offset(cff->top, OP_FDARRAY), &cff->fds) != 0 ||
	    cff->fds.count == 0 || cff->fds.count > CFF_MAX_FDS)
		return -1;
	cff->fdselect = slice_part(table, select, table.len - select);
	for (i = 0; i < cff->fds.count; i++)
		cff->subroutines |= has_subroutines(cff, index_entry(&cff->fds, i));
	return 0;
}

/* The font dictionary of a glyph: FDSelect of format 0 or 3. */
static unsigned
glyph_fd(const struct cff *cff, unsigned glyph)
{
	struct slice select = cff->fdselect;
	unsigned low = 0, high = slice_u16(select, 1);

	if (!cff->cid)
		return 0;
	if (slice_u8(select, 0) == 0)
		return slice_u8(select, 1 + (size_t)glyph);
	while (high - low > 1) {
		unsigned middle = (low + high) / 2;

		if (slice_u16(select, 3 + 3 * (size_t)middle) <= glyph)
			low = middle;
		else
			high = middle;
	}
	return slice_u8(select, 3 + 3 * (size_t)low + 2);
}

/* --- writing -------------------------------------------------------------------- */

struct subset {
	const struct cff *cff;
	const unsigned *glyphs;
	unsigned n;
	unsigned char new_fd[CFF_MAX_FDS]; /* old to new, + 1; 0 = not used */
	unsigned old_fd[CFF_MAX_FDS], nfds;
	struct tb_buf *out;
	size_t start; /* of the table in out */
};

static void
put_u16(struct tb_buf *out, unsigned value)
{
	tb_buf_putc(out, (char)(value >> 8));
	tb_buf_putc(out, (char)value);
}

static void
put_u32(struct tb_buf *out, size_t value)
{
	put_u16(out, (unsigned)(value >> 16));
	put_u16(out, (unsigned)value & 0xFFFF);
}

/* A number in the long form, so that its length does not depend on its value. */
static void
put_number(struct tb_buf *out, size_t value)
{
	tb_buf_putc(out, 29);
	put_u32(out, value);
}

static void
put_op(struct tb_buf *out, unsigned op)
{
	if (op >= OP_ESCAPE)
		tb_buf_putc(out, 12);
	tb_buf_putc(out, (char)op);
}

/* An entry as it stands in another dictionary, when it does. */
static void
copy_entry(struct tb_buf *out, struct slice dict, unsigned op)
{
	struct entry entry;

	if (find_entry(dict, op, &entry))
		tb_buf_put(out, dict.p + entry.from, entry.end - entry.from);
}

/* An INDEX of the n parts that follow each other in data; ends[i]: behind part i. */
static void
put_index(struct tb_buf *out, const struct tb_buf *data, const size_t *ends, unsigned n)
{
	unsigned i;

	put_u16(out, n);
	tb_buf_putc(out, 4);
	put_u32(out, 1);
	for (i = 0; i < n; i++)
		put_u32(out, ends[i] + 1);
	tb_buf_put(out, data->s, data->len);
}

/* An INDEX of one. */
static void
put_single(struct tb_buf *out, const void *bytes, size_t len)
{
	put_u16(out, 1);
	tb_buf_putc(out, 2);
	put_u16(out, 1);
	put_u16(out, (unsigned)len + 1);
	tb_buf_put(out, bytes, len);
}

struct places {
	size_t charset, fdselect, charstrings, fds;
};

static void
make_top(const struct subset *s, const struct places *places, struct tb_buf *top)
{
	put_number(top, SID_ADOBE);
	put_number(top, SID_IDENTITY);
	put_number(top, 0);
	put_op(top, OP_ROS);
	copy_entry(top, s->cff->top, OP_FONTMATRIX);
	copy_entry(top, s->cff->top, OP_FONTBBOX);
	put_number(top, s->n);
	put_op(top, OP_CIDCOUNT);
	put_number(top, places->charset);
	put_op(top, OP_CHARSET);
	put_number(top, places->fdselect);
	put_op(top, OP_FDSELECT);
	put_number(top, places->charstrings);
	put_op(top, OP_CHARSTRINGS);
	put_number(top, places->fds);
	put_op(top, OP_FDARRAY);
}

/* Header, names, top dictionary, strings, no global subroutines. */
static void
put_head(struct subset *s, const struct places *places, const char *name)
{
	static const char strings[] = "AdobeIdentity";
	static const size_t ends[] = {5, 13};
	struct tb_buf top = TB_BUF_INIT, text = TB_BUF_INIT;

	make_top(s, places, &top);
	tb_buf_put(s->out, "\1\0\4\4", 4);
	put_single(s->out, name, strlen(name));
	put_single(s->out, top.s, top.len);
	tb_buf_puts(&text, strings);
	put_index(s->out, &text, ends, 2);
	put_u16(s->out, 0);
	tb_buf_release(&top);
	tb_buf_release(&text);
}

static int
choose_fds(struct subset *s)
{
	unsigned i, old;

	for (i = 0; i < s->n; i++) {
		old = glyph_fd(s->cff, s->glyphs[i]);
		if (s->cff->cid && old >= s->cff->fds.count)
			return -1;
		if (s->new_fd[old] != 0)
			continue;
		s->old_fd[s->nfds++] = old;
		s->new_fd[old] = (unsigned char)s->nfds;
	}
	return s->nfds < CFF_MAX_FDS ? 0 : -1;
}

static int
put_charstrings(struct subset *s)
{
	size_t *ends = tb_xcalloc(s->n, sizeof(*ends));
	struct tb_buf data = TB_BUF_INIT;
	int rc = 0;
	unsigned i;

	for (i = 0; i < s->n && rc == 0; i++) {
		struct slice charstring = index_entry(&s->cff->charstrings, s->glyphs[i]);

		if (charstring.len == 0)
			rc = -1;
		tb_buf_put(&data, charstring.p, charstring.len);
		ends[i] = data.len;
	}
	put_index(s->out, &data, ends, s->n);
	tb_buf_release(&data);
	free(ends);
	return rc;
}

/* The Private DICT without its subroutines, of which there are none. */
static void
put_private(struct tb_buf *out, struct slice private)
{
	struct entry entry;
	size_t at = 0;

	while (next_entry(private, at, &entry)) {
		if (entry.op != OP_SUBRS)
			tb_buf_put(out, private.p + at, entry.end - at);
		at = entry.end;
	}
}

/* The private dictionaries, then the font dictionaries that name them; where the latter start. */
static size_t
put_fds(struct subset *s)
{
	size_t ends[CFF_MAX_FDS], unused, from, fds;
	struct tb_buf dicts = TB_BUF_INIT;
	unsigned i;

	for (i = 0; i < s->nfds; i++) {
		struct slice dict = s->cff->top;

		if (s->cff->cid) {
			dict = index_entry(&s->cff->fds, s->old_fd[i]);
			copy_entry(&dicts, dict, OP_FONTMATRIX);
		}
		from = s->out->len;
		put_private(s->out, find_private(s->cff, dict, &unused));
		put_number(&dicts, s->out->len - from);
		put_number(&dicts, from - s->start);
		put_op(&dicts, OP_PRIVATE);
		ends[i] = dicts.len;
	}
	fds = s->out->len - s->start;
	put_index(s->out, &dicts, ends, s->nfds);
	tb_buf_release(&dicts);
	return fds;
}

/* Charset: glyph n is CID n, one range of format 2. FDSelect of format 0. */
static void
put_tables(struct subset *s, struct places *places)
{
	unsigned i;

	places->charset = s->out->len - s->start;
	tb_buf_putc(s->out, 2);
	put_u16(s->out, 1);
	put_u16(s->out, s->n > 1 ? s->n - 2 : 0);
	places->fdselect = s->out->len - s->start;
	tb_buf_putc(s->out, 0);
	for (i = 0; i < s->n; i++)
		tb_buf_putc(s->out, (char)(s->new_fd[glyph_fd(s->cff, s->glyphs[i])] - 1));
	places->charstrings = s->out->len - s->start;
}

int
cff_subset(
    const struct cff *cff, const unsigned *glyphs, unsigned n, const char *name, struct tb_buf *out)
{
	struct subset s = {.cff = cff, .glyphs = glyphs, .n = n, .out = out, .start = out->len};
	struct places places = {0};
	struct tb_buf head = TB_BUF_INIT;

	if (cff->subroutines || n == 0 || glyphs[0] != 0 || choose_fds(&s) != 0)
		return -1;
	put_head(&s, &places, name);
	put_tables(&s, &places);
	if (put_charstrings(&s) != 0)
		return -1;
	places.fds = put_fds(&s);
	/* once more, now that the places are known: it is as long as before */
	s.out = &head;
	put_head(&s, &places, name);
	memcpy(out->s + s.start, head.s, head.len);
	tb_buf_release(&head);
	return 0;
}
