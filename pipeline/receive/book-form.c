/* A form as it was dropped, to what the parser makes of a submission: see book-form.h. */
#include "book-form.h"
#include "book-map.h"
#include "book-parse.h"
#include "book-private.h"

/* Where every field of the form stands; a section's rows are named by its first key, and
 * those of a table without keys by its first field. */
static void
fill_map(const struct book_meta *meta, struct book_map *map)
{
	size_t i, k;

	for (i = 0; i < meta->ntables; i++) {
		const struct book_table *table = &meta->tables[i];
		struct book_map_entry entry = {
		    .section = book_section(table), .sheet = table->name, .number = table->number};

		for (k = 0; k < table->nfields && table->sheet != NULL; k++) {
			entry.field = table->fields[k].field->name;
			entry.row = table->fields[k].row;
			entry.column = table->fields[k].column;
			book_map_add(map, &entry);
			if (entry.row > 0 || strcmp(table->code, "milestones") == 0)
				continue;
			entry.field = "";
			book_map_add(map, &entry);
		}
	}
}

/* What the form alone has wrong is not judged further: the rules would say it again. */
static int
is_sound(const struct findings *findings)
{
	static const enum finding_id faults[] = {
	    FINDING_ROW_ADDED, FINDING_ROW_MOVED, FINDING_HEAD_CHANGED, FINDING_CELL_MERGED};
	size_t i, k;

	for (i = 0; i < findings->n; i++)
		for (k = 0; k < TB_LEN(faults); k++)
			if (findings->list[i].id == faults[k])
				return 0;
	return 1;
}

/* Covered cells hold nothing: what is missing there only follows. */
static void
drop_missing(struct findings *findings, const struct findings *of_form)
{
	size_t i, kept = 0;
	int merged = findings_has(of_form, FINDING_CELL_MERGED);

	for (i = 0; i < findings->n; i++)
		if (!merged || findings->list[i].id != FINDING_ATTR_MISSING)
			findings->list[kept++] = findings->list[i];
	findings->n = kept;
}

static void
take(struct findings *from, struct findings *to)
{
	size_t i;

	for (i = 0; i < from->n; i++)
		finding_add(to, &from->list[i]);
	for (i = 0; i < FINDING_MAX; i++)
		to->omitted[i] += from->omitted[i];
}

/* The workbook's submission into *parsed, whose own findings are those of the parser. */
static void
convert(const struct book *book, struct book_meta *meta, const struct parse_input *input,
    struct parse_sink *sink, struct parsed *parsed, struct findings *findings)
{
	struct book_submission made;
	struct findings unsaid;
	int sound = book_form_check(book, meta, findings) == 0;

	findings_init(&unsaid);
	/* of a form that cannot be read the head still says whose it is */
	book_form_convert(meta, sound, &made, sound ? findings : &unsaid);
	parse(&(struct parse_input){{made.xml.s, made.xml.len, 0}, input->limits, made.rows,
		  made.nrows},
	    sink, parsed);
	if (!sound) {
		findings_release(&parsed->findings);
		findings_init(&parsed->findings);
	}
	drop_missing(&parsed->findings, findings);
	parsed->complete &= sound && is_sound(findings);
	fill_map(meta, &parsed->map);
	findings_release(&unsaid);
	book_submission_release(&made);
}

int
book_parse(const struct parse_input *input, struct parse_sink *sink, struct parsed *parsed)
{
	const char *bytes = input->source.bytes;
	size_t len = input->source.len;
	struct findings findings;
	struct book_meta meta = {0};
	struct book book = {0};
	enum book_format format;

	findings_init(&findings);
	format = book_recognise(bytes, len, &findings);
	if (format == BOOK_NONE) {
		findings_release(&findings);
		return 0;
	}
	if (format != BOOK_REFUSED && book_read(bytes, len, format, &book, &findings) == 0 &&
	    book_meta_read(&book, &book_month, &meta, &findings) == 0)
		convert(&book, &meta, input, sink, parsed, &findings);
	else
		parsed_init(parsed);
	take(&findings, &parsed->findings);
	book_meta_release(&meta);
	book_release(&book);
	findings_release(&findings);
	return 1;
}
