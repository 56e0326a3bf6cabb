/* Command lines: see option.h. */
#include "option.h"
#include "diag.h"
#include <assert.h>
#include <stdarg.h>

enum { MAX_LONGS = 64 };

void
tb_usage(const struct tb_option_spec *spec, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s: ", tb_diag_program());
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fprintf(stderr, "\n%s", spec->usage);
	exit(TB_EXIT_USAGE);
}

static void
answer_and_exit(const char *text)
{
	fputs(text, stdout);
	exit(tb_diag_finish(0));
}

int
tb_option_next(int argc, char **argv, const struct tb_option_spec *spec)
{
	struct option longs[MAX_LONGS + 3];
	char shorts[80];
	size_t n = 0;
	int c;

	while (spec->longs[n].name != NULL) {
		assert(n < MAX_LONGS);
		longs[n] = spec->longs[n];
		n++;
	}
	longs[n++] = (struct option){"help", no_argument, NULL, 'h'};
	longs[n++] = (struct option){"version", no_argument, NULL, 'V'};
	longs[n] = (struct option){NULL, 0, NULL, 0};
	/* '+': options stand before operands; ':' first would hide getopt's own text */
	snprintf(shorts, sizeof(shorts), "+hV%s", spec->shorts);
	c = getopt_long(argc, argv, shorts, longs, NULL);
	switch (c) {
	case 'h':
		answer_and_exit(spec->usage);
		break;
	case 'V':
		answer_and_exit("tongbao " TB_VERSION "\n");
		break;
	case '?':
		fputs(spec->usage, stderr);
		exit(TB_EXIT_USAGE);
	default:
		break;
	}
	return c;
}
