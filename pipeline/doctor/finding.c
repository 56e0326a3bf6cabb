/* What the doctor says: see finding.h. */
#include "finding.h"
#include <stdarg.h>

static const char *const words[NEED_MAX] = {"note", "mend", "unfit"};
static size_t counts[NEED_MAX];

void
finding(enum need need, const char *area, const char *fmt, ...)
{
	va_list ap;

	counts[need]++;
	printf("%-5s %s: ", words[need], area);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
}

void
finding_err(enum need need, const char *area, const struct tb_err *err)
{
	if (err->line > 0)
		finding(need, area, "%s:%d: %s", err->file, err->line, err->text);
	else if (err->file[0] != '\0')
		finding(need, area, "%s: %s", err->file, err->text);
	else
		finding(need, area, "%s", err->text);
}

int
finding_end(const char *site)
{
	if (counts[NEED_UNFIT] + counts[NEED_MEND] == 0)
		printf("%s: nothing to mend\n", site);
	else
		printf(
		    "%s: unfit in %zu, to mend %zu\n", site, counts[NEED_UNFIT], counts[NEED_MEND]);
	return counts[NEED_UNFIT] > 0  ? TB_EXIT_UNFIT
	       : counts[NEED_MEND] > 0 ? TB_EXIT_FINDINGS
				       : TB_EXIT_DONE;
}
