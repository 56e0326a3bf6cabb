/* Lines of NAME.uses: see printed.h. */
#include "printed.h"
#include <stddef.h>
#include <string.h>

char *
printed_line(char **at)
{
	char *line = *at;

	if (*line == '\0')
		return NULL;
	*at += strcspn(line, "\n");
	if (**at != '\0')
		*(*at)++ = '\0';
	return line;
}

int
printed_part(char *line, char *fields[PRINTED_MAX])
{
	int i;

	for (i = 0; i < PRINTED_MAX; i++) {
		fields[i] = line;
		line += strcspn(line, "\t");
		if ((*line == '\0') != (i == PRINTED_MAX - 1))
			return -1;
		*line++ = '\0';
	}
	return 0;
}
