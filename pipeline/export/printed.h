/* Lines of NAME.uses: where a document prints which figure (tongbao-compose.1). */
#ifndef EXPORT_PRINTED_H
#define EXPORT_PRINTED_H

/* The fields of a line; the line of the document's title has no id and the title in SAID. */
enum printed_field {
	PRINTED_ID,
	PRINTED_TEXT,
	PRINTED_PLACE,
	PRINTED_SECTION,
	PRINTED_NUMBER,
	PRINTED_LABEL,
	PRINTED_SAID,
	PRINTED_MAX
};

/* Ends the line at *at and moves *at behind it; NULL at the end of the text. */
char *printed_line(char **at);
/* The line parted at its tabs, in place; -1: it has not the fields. */
int printed_part(char *line, char *fields[PRINTED_MAX]);

#endif
