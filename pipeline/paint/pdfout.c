/* A PDF file object by object: see pdfout.h. */
#include "pdfout.h"
#include "../lib/diag.h"
#include "../lib/digest.h"
#include "../lib/mem.h"
#include "../lib/utf8.h"
#include "../type/pages.h"
#include <libdeflate.h>

enum { PACK_BYTES = 64 * 1024, XREF_ROW = 7 };

/* Levels of libdeflate. */
static const int levels[] = {[PDFOUT_QUICK] = 1, [PDFOUT_DEFLATE] = 4};

struct pdfout_place {
	size_t at;	 /* in the file; packed: number of the object stream */
	unsigned row;	 /* packed: which of its objects */
	unsigned packed; /* stands in an object stream */
};

void
pdfout_init(struct pdfout *o, struct tb_buf *out, struct pdfout_memo *memo)
{
	*o = (struct pdfout){
	    .out = out, .memo = memo, .packed = TB_BUF_INIT, .packed_places = TB_BUF_INIT};
	for (size_t i = 0; i < TB_LEN(levels); i++) {
		o->deflate[i] = libdeflate_alloc_compressor(levels[i]);
		if (o->deflate[i] == NULL)
			tb_die(TB_EXIT_IO, "out of memory");
	}
	tb_buf_puts(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	pdfout_number(o); /* 0 is none */
}

void
pdfout_release(struct pdfout *o)
{
	for (size_t i = 0; i < TB_LEN(levels); i++)
		if (o->deflate[i] != NULL)
			libdeflate_free_compressor(o->deflate[i]);
	free(o->places);
	tb_buf_release(&o->packed);
	tb_buf_release(&o->packed_places);
	*o = (struct pdfout){0};
}

unsigned
pdfout_number(struct pdfout *o)
{
	tb_grow(&o->places, o->nplaces, &o->places_cap, sizeof(*o->places));
	return (unsigned)o->nplaces++;
}

unsigned
pdfout_numbers(struct pdfout *o, size_t n)
{
	unsigned first = (unsigned)o->nplaces;

	while (n-- > 0)
		pdfout_number(o);
	return first;
}

/* --- streams --------------------------------------------------------------------- */

/* The bytes deflated, appended to out. */
static void
deflate_to(struct libdeflate_compressor *deflate, struct tb_buf *out, const void *bytes, size_t len)
{
	size_t room = libdeflate_zlib_compress_bound(deflate, len), n;

	tb_buf_reserve(out, room);
	n = libdeflate_zlib_compress(deflate, bytes, len, out->s + out->len, room);
	if (n == 0)
		abort(); /* there is room, and no other error */
	out->len += n;
	out->s[out->len] = '\0';
}

struct pdfout_packed {
	enum pdfout_pack pack;
	struct tb_buf bytes, small; /* before and after */
};

void
pdfout_memo_release(struct pdfout_memo *memo)
{
	for (size_t i = 0; i < memo->n; i++) {
		tb_buf_release(&memo->streams[i].bytes);
		tb_buf_release(&memo->streams[i].small);
	}
	free(memo->streams);
	*memo = (struct pdfout_memo){0};
}

/* Of these bytes, packed so before; NULL = there were none. */
static const struct tb_buf *
find_packed(const struct pdfout_memo *memo, enum pdfout_pack pack, const void *bytes, size_t len)
{
	for (size_t i = 0; i < memo->n; i++) {
		const struct pdfout_packed *packed = &memo->streams[i];

		if (packed->pack == pack && packed->bytes.len == len &&
		    memcmp(packed->bytes.s, bytes, len) == 0)
			return &packed->small;
	}
	return NULL;
}

/* What the bytes are packed to, appended to small. */
static void
pack_to(struct pdfout *o, enum pdfout_pack pack, const void *bytes, size_t len, struct tb_buf *small)
{
	const struct tb_buf *known =
	    o->memo != NULL ? find_packed(o->memo, pack, bytes, len) : NULL;
	struct pdfout_packed *packed;

	if (known != NULL) {
		tb_buf_put(small, known->s, known->len);
		return;
	}
	deflate_to(o->deflate[pack], small, bytes, len);
	if (o->memo == NULL)
		return;
	packed = tb_grow(&o->memo->streams, o->memo->n++, &o->memo->cap, sizeof(*packed));
	*packed = (struct pdfout_packed){pack, TB_BUF_INIT, TB_BUF_INIT};
	tb_buf_put(&packed->bytes, bytes, len);
	tb_buf_put(&packed->small, small->s, small->len);
}

void
pdfout_stream(struct pdfout *o, unsigned number, const char *dict, const void *bytes, size_t len,
    enum pdfout_pack pack)
{
	struct tb_buf small = TB_BUF_INIT;

	if (pack != PDFOUT_RAW) {
		pack_to(o, pack, bytes, len, &small);
		bytes = small.s;
		len = small.len;
	}
	o->places[number] = (struct pdfout_place){.at = o->out->len};
	tb_buf_printf(o->out, "%u 0 obj\n<<%s%s/Length %zu>>\nstream\n", number, dict,
	    pack != PDFOUT_RAW ? "/Filter/FlateDecode" : "", len);
	tb_buf_put(o->out, bytes, len);
	tb_buf_puts(o->out, "\nendstream\nendobj\n");
	tb_buf_release(&small);
}

/* --- object streams -------------------------------------------------------------- */

static void
flush_packed(struct pdfout *o)
{
	struct tb_buf dict = TB_BUF_INIT;
	unsigned number, i;

	if (o->npacked == 0)
		return;
	number = pdfout_number(o);
	for (i = 0; i < o->npacked; i++)
		o->places[o->packed_numbers[i]].at = number;
	tb_buf_printf(&dict, "/Type/ObjStm/N %u/First %zu", o->npacked, o->packed_places.len);
	tb_buf_put(&o->packed_places, o->packed.s, o->packed.len);
	pdfout_stream(o, number, dict.s, o->packed_places.s, o->packed_places.len, PDFOUT_DEFLATE);
	tb_buf_release(&dict);
	tb_buf_reset(&o->packed);
	tb_buf_reset(&o->packed_places);
	o->npacked = 0;
}

struct tb_buf *
pdfout_begin(struct pdfout *o, unsigned number)
{
	if (o->npacked == PDFOUT_PACK || o->packed.len > PACK_BYTES)
		flush_packed(o);
	o->packed_numbers[o->npacked] = number;
	o->places[number] = (struct pdfout_place){.row = o->npacked++, .packed = 1};
	tb_buf_putint(&o->packed_places, number);
	tb_buf_putc(&o->packed_places, ' ');
	tb_buf_putint(&o->packed_places, (long long)o->packed.len);
	tb_buf_putc(&o->packed_places, ' ');
	return &o->packed;
}

void
pdfout_end(struct pdfout *o)
{
	tb_buf_putc(&o->packed, '\n');
}

/* --- the end of the file ----------------------------------------------------------- */

/* Rows of 1, 4 and 2 bytes, each as the difference to the row above (PNG's Up):
 * most differ in a byte or two. */
static void
make_xref(const struct pdfout *o, struct tb_buf *rows)
{
	unsigned char row[XREF_ROW], above[XREF_ROW] = {0};
	size_t i, k;

	for (i = 0; i < o->nplaces; i++) {
		const struct pdfout_place *place = &o->places[i];
		unsigned type = i == 0 ? 0 : place->packed ? 2 : 1;
		unsigned last = type == 0 ? 65535 : type == 2 ? place->row : 0;

		row[0] = (unsigned char)type;
		for (k = 0; k < 4; k++)
			row[1 + k] = (unsigned char)(place->at >> (24 - 8 * k));
		row[5] = (unsigned char)(last >> 8);
		row[6] = (unsigned char)last;
		tb_buf_putc(rows, 2);
		for (k = 0; k < XREF_ROW; k++)
			tb_buf_putc(rows, (char)(row[k] - above[k]));
		memcpy(above, row, sizeof(row));
	}
}

void
pdfout_finish(struct pdfout *o, unsigned root, unsigned info)
{
	struct tb_buf dict = TB_BUF_INIT, rows = TB_BUF_INIT;
	char id[TB_DIGEST_LEN + 1];
	unsigned number;
	size_t start;

	flush_packed(o);
	number = pdfout_number(o);
	start = o->out->len;
	o->places[number] = (struct pdfout_place){.at = start};
	make_xref(o, &rows);
	tb_digest(o->out->s, o->out->len, id);
	tb_buf_printf(&dict,
	    "/Type/XRef/Size %zu/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>"
	    "/Root %u 0 R/Info %u 0 R/ID[<%.32s><%.32s>]",
	    o->nplaces, XREF_ROW, root, info, id, id);
	pdfout_stream(o, number, dict.s, rows.s, rows.len, PDFOUT_DEFLATE);
	tb_buf_printf(o->out, "startxref\n%zu\n%%%%EOF\n", start);
	tb_buf_release(&dict);
	tb_buf_release(&rows);
}

/* --- source of objects -------------------------------------------------------------- */

int64_t
pdfout_milli(int64_t pu)
{
	int64_t size = pu < 0 ? -pu : pu;
	int64_t milli = (size * 1000 + TB_PU_PER_PT / 2) / TB_PU_PER_PT;

	return pu < 0 ? -milli : milli;
}

void
pdfout_put_milli(struct tb_buf *out, int64_t milli)
{
	char digits[4];
	int64_t rest;
	size_t n = 3;

	if (milli < 0) {
		tb_buf_putc(out, '-');
		milli = -milli;
	}
	rest = milli % 1000;
	if (milli >= 1000 || rest == 0)
		tb_buf_putint(out, milli / 1000);
	if (rest == 0)
		return;
	digits[0] = '.';
	digits[1] = (char)('0' + rest / 100);
	digits[2] = (char)('0' + rest / 10 % 10);
	digits[3] = (char)('0' + rest % 10);
	while (digits[n] == '0')
		n--;
	tb_buf_put(out, digits, n + 1);
}

void
pdfout_put_size(struct tb_buf *out, int32_t pu)
{
	int rest = pu % TB_PU_PER_PT;

	tb_buf_putint(out, pu / TB_PU_PER_PT);
	if (rest == 0)
		return;
	tb_buf_putc(out, '.');
	for (; rest > 0; rest = rest * 10 % TB_PU_PER_PT)
		tb_buf_putc(out, (char)('0' + rest * 10 / TB_PU_PER_PT));
}

void
pdfout_put_ref(struct tb_buf *out, unsigned number)
{
	tb_buf_putint(out, number);
	tb_buf_put(out, " 0 R", 4);
}

void
pdfout_put_bytes(struct tb_buf *out, const char *s, size_t len)
{
	size_t i;

	tb_buf_reserve(out, 2 * len + 2);
	tb_buf_putc(out, '(');
	for (i = 0; i < len; i++) {
		if (s[i] == '(' || s[i] == ')' || s[i] == '\\')
			tb_buf_putc(out, '\\');
		if (s[i] == '\r')
			tb_buf_puts(out, "\\r");
		else
			tb_buf_putc(out, s[i]);
	}
	tb_buf_putc(out, ')');
}

static void
put_hex16(struct tb_buf *out, unsigned unit)
{
	static const char hex[] = "0123456789ABCDEF";
	int shift;

	for (shift = 12; shift >= 0; shift -= 4)
		tb_buf_putc(out, hex[unit >> shift & 15]);
}

void
pdfout_put_text(struct tb_buf *out, const char *utf8)
{
	const char *p = utf8;
	unsigned cp;

	while (*p >= ' ' && *p <= '~')
		p++;
	if (*p == '\0') {
		pdfout_put_bytes(out, utf8, strlen(utf8));
		return;
	}
	tb_buf_puts(out, "<FEFF");
	while ((cp = tb_utf8_next(&utf8)) != 0) {
		if (cp > 0xFFFF) {
			put_hex16(out, 0xD800 + ((cp - 0x10000) >> 10));
			cp = 0xDC00 + ((cp - 0x10000) & 0x3FF);
		}
		put_hex16(out, cp);
	}
	tb_buf_putc(out, '>');
}
