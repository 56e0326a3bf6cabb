/* Page labels as ranges: see labels.h. */
#include "labels.h"
#include <stdlib.h>
#include <string.h>

/* The number that a label of digits is, or -1. */
static long
number_of(const char *label)
{
	size_t len = strlen(label);

	if (len == 0 || len > 9 || label[0] == '0' || strspn(label, "0123456789") != len)
		return -1;
	return strtol(label, NULL, 10);
}

int
label_next(const struct tb_pages *doc, size_t *at, struct label_range *range)
{
	long number;

	if (*at >= doc->npages)
		return 0;
	*range = (struct label_range){.page = *at, .text = doc->pages[*at].label};
	range->first = number = number_of(range->text);
	while (++*at < doc->npages && number >= 0 && number_of(doc->pages[*at].label) == number + 1)
		number++;
	return 1;
}
