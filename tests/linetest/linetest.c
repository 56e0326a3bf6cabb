/*
 * linetest [-f FONTS] FILE...       paragraphs and the lines they are to have
 * linetest -u FILE...                break opportunities, in the form of LineBreakTest.txt
 *
 * The check of the composer that needs no code for a new suite: a suite is a
 * file.  README.md beside this program describes both forms.
 */
#include "lib/diag.h"
#include "lib/file.h"
#include "lib/option.h"
#include "suite.h"

static const char usage[] = "usage: linetest [-f FONTS] FILE...\n"
			    "       linetest -u FILE...\n"
			    "  -f, --fonts DIR       the folder of fonts.conf\n"
			    "  -u, --unicode         FILE is in the form of LineBreakTest.txt\n"
			    "  -h, --help            this text\n"
			    "  -V, --version         version\n";

static const struct option longs[] = {
    {"fonts", required_argument, NULL, 'f'},
    {"unicode", no_argument, NULL, 'u'},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "f:u", longs};

struct command {
	const char *fonts;
	int unicode;
};

static void
parse_command(int argc, char **argv, struct command *command)
{
	int c;

	while ((c = tb_option_next(argc, argv, &spec)) != -1) {
		if (c == 'f')
			command->fonts = optarg;
		else
			command->unicode = 1;
	}
	if (optind == argc)
		tb_usage(&spec, "no file named");
}

static int
run_rows(const struct command *command, char **files, struct score *score, struct tb_err *err)
{
	char *own = tb_path_join(tb_datadir(), "fonts");
	struct tb_fonts *fonts = tb_fonts_open(command->fonts != NULL ? command->fonts : own, err);
	int rc = fonts != NULL ? 0 : -1;

	for (; rc == 0 && *files != NULL; files++)
		rc = suite_rows(fonts, *files, score, err);
	tb_fonts_free(fonts);
	free(own);
	return rc;
}

static int
run_unicode(char **files, struct score *score, struct tb_err *err)
{
	int rc = 0;

	for (; rc == 0 && *files != NULL; files++)
		rc = suite_unicode(*files, score, err);
	return rc;
}

int
main(int argc, char **argv)
{
	struct command command = {0};
	struct score score = {0};
	struct tb_err err;
	int rc;

	tb_diag_start("linetest");
	parse_command(argc, argv, &command);
	rc = command.unicode ? run_unicode(argv + optind, &score, &err)
			     : run_rows(&command, argv + optind, &score, &err);
	if (rc != 0) {
		tb_diag_err(&err);
		return tb_diag_status();
	}
	printf("%d passed, %d failed\n", score.passed, score.failed);
	if (fflush(stdout) != 0)
		return TB_EXIT_IO;
	return score.failed > 0;
}
