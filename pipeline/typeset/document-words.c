/* Running text: spans of one face and one target each. */
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

void
read_words_end(struct reader *r)
{
	end_span(r);
	r->words = NULL;
}

void
read_text(struct reader *r, const char *s, size_t len)
{
	tb_buf_put(&r->chars, s, len);
}

void
read_face(struct reader *r, enum span_face face)
{
	end_span(r);
	r->face = face;
}

void
read_target(struct reader *r, const char *to)
{
	end_span(r);
	r->to = to;
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
