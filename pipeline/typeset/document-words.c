/* Running text, and the elements inside it: spans of one face and one target each. */
#include "document-private.h"

static void
end_span(struct reader *r)
{
	struct span *span;

	if (r->chars.len == 0)
		return;
	span = tb_arena_alloc(&r->document->arena, sizeof *span);
	span->s = tb_arena_strndup(&r->document->arena, r->chars.s, r->chars.len);
	span->len = r->chars.len;
	span->face = r->face;
	span->to = r->to;
	*r->span_end = span;
	r->span_end = &span->next;
	r->words->nspans++;
	tb_buf_reset(&r->chars);
}

int
read_words(struct reader *r, struct words *words)
{
	r->words = words;
	r->span_end = &words->first;
	r->face = SPAN_PLAIN;
	r->to = NULL;
	words->line = tb_xml_line(r->xml);
	return 0;
}

/* Does it hold more than blanks, of either width, and line ends? */
static int
is_said(const struct words *words)
{
	static const char wide[] = "　";

	for (const struct span *span = words->first; span != NULL; span = span->next)
		for (const char *s = span->s; *s != '\0';) {
			if (strncmp(s, wide, strlen(wide)) == 0)
				s += strlen(wide);
			else if (*s == ' ' || *s == '\n')
				s++;
			else
				return 1;
		}
	return 0;
}

int
read_words_end(struct reader *r)
{
	const struct words *words = r->words;

	end_span(r);
	r->words = NULL;
	return is_said(words);
}

void
read_text(struct reader *r, const char *s, size_t len)
{
	tb_buf_put(&r->chars, s, len);
}

static int
start_face(struct reader *r, enum span_face face)
{
	end_span(r);
	r->face = face;
	return 0;
}

static int
start_target(struct reader *r, const char *to)
{
	end_span(r);
	r->to = to;
	return 0;
}

int
read_b(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	return start_face(r, SPAN_B);
}

int
read_k(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	return start_face(r, SPAN_K);
}

const char *
read_target(struct reader *r, const char *to)
{
	struct name *ref = tb_grow(&r->refs, r->nrefs, &r->refs_cap, sizeof *r->refs);

	r->nrefs++;
	ref->s = read_copy(r, to);
	ref->line = tb_xml_line(r->xml);
	return ref->s;
}

int
read_ref(struct reader *r, const struct tb_xml_attr *attrs)
{
	const char *to = tb_xml_need(r->xml, "ref", attrs, "to");

	return to != NULL ? start_target(r, read_target(r, to)) : -1;
}

int
read_br(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	read_text(r, "\n", 1);
	return 0;
}

int
read_code(struct reader *r, const struct tb_xml_attr *attrs)
{
	(void)attrs;
	return start_face(r, SPAN_CODE);
}

int
read_face_end(struct reader *r)
{
	return start_face(r, SPAN_PLAIN);
}

int
read_target_end(struct reader *r)
{
	return start_target(r, NULL);
}

const char *
words_text(struct tb_arena *arena, const struct words *words)
{
	struct tb_buf text = TB_BUF_INIT;
	const char *copy;

	for (const struct span *span = words->first; span != NULL; span = span->next)
		for (size_t i = 0; i < span->len; i++)
			if (span->s[i] != '\n')
				tb_buf_putc(&text, span->s[i]);
	copy = tb_arena_strndup(arena, text.s, text.len);
	tb_buf_release(&text);
	return copy;
}
