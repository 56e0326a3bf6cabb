/*
 * Command lines, the same in every program: getopt_long(3) with a usage text;
 * -h and -V answered here; wrong usage ends with 64.
 */
#ifndef TB_OPTION_H
#define TB_OPTION_H

#include "compat.h"
#include <getopt.h>

#define TB_VERSION "1.0"

struct tb_option_spec {
	const char *usage;	    /* printed by -h on stdout, after an error on stderr */
	const char *shorts;	    /* without h and V; may be "" */
	const struct option *longs; /* without help and version, ended by {0} */
};

/* Next option: its short letter or the `val` of its long form; -1 at the end
 * (optind is the first operand). Does not return for -h, -V or wrong usage. */
int tb_option_next(int argc, char **argv, const struct tb_option_spec *spec);

/* Print "program: text", the usage, and exit 64. */
void tb_usage(const struct tb_option_spec *spec, const char *fmt, ...) TB_PRINTF(2, 3) TB_NORETURN;

#endif
