/*
 * tongbao-doctor: is the site fit, and the machine it is on?  Looks at one area after the
 * other (look.h) and says what is to be mended; changes nothing.
 */
#include "../lib/account.h"
#include "../lib/file.h"
#include "../lib/option.h"
#include "../lib/xmlread.h"
#include "finding.h"
#include "look.h"

static const char usage[] =
    "usage: tongbao-doctor -C SITE -d DATE -F FONTS [-L PROGRAMS] [--accounts FILE]\n"
    "                      [--keys DIR]\n"
    "Looks at folders, disk, clock, plan, fonts and templates, and says what to mend.\n"
    "  -C, --site SITE       the site's folder\n"
    "  -d, --date DATE       today, YYYY-MM-DD\n"
    "  -F, --fonts FONTS     the folder of fonts.conf\n"
    "  -L, --programs DIR    the folder of the stage programs\n"
    "      --accounts FILE   mail accounts (default: " TB_ACCOUNT_FILE ")\n"
    "      --keys DIR        keys of signatures (default: " TB_KEYS_FOLDER ")\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n"
    "exit: 0 nothing to mend, 2 something to mend, 69 something is not fit\n";

enum { OPT_ACCOUNTS = 256, OPT_KEYS };

static const struct option longs[] = {
    {"site", required_argument, NULL, 'C'},
    {"date", required_argument, NULL, 'd'},
    {"fonts", required_argument, NULL, 'F'},
    {"programs", required_argument, NULL, 'L'},
    {"accounts", required_argument, NULL, OPT_ACCOUNTS},
    {"keys", required_argument, NULL, OPT_KEYS},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "C:d:F:L:", longs};

static void
parse_command(int argc, char **argv, struct look *look)
{
	int c;

	while ((c = tb_option_next(argc, argv, &spec)) != -1) {
		switch (c) {
		case 'C':
			look->site = optarg;
			break;
		case 'd':
			if (tb_date_parse(optarg, &look->today) != 0)
				tb_usage(&spec, "date '%s' is not a day YYYY-MM-DD", optarg);
			break;
		case 'F':
			look->fonts = optarg;
			break;
		case OPT_ACCOUNTS:
			look->accounts = optarg;
			break;
		case OPT_KEYS:
			look->keys = optarg;
			break;
		default:
			look->programs = optarg;
			break;
		}
	}
	if (optind < argc)
		tb_usage(&spec, "unexpected operand '%s'", argv[optind]);
	if (look->site == NULL || look->fonts == NULL || look->today.year == 0)
		tb_usage(&spec, "-C SITE, -d DATE and -F FONTS are needed");
}

int
main(int argc, char **argv)
{
	struct look look = {.accounts = TB_ACCOUNT_FILE, .keys = TB_KEYS_FOLDER};

	tb_diag_start("tongbao-doctor");
	parse_command(argc, argv, &look);
	look_at_installation(&look);
	look_at_folders(&look);
	look_at_leftovers(&look);
	look_at_disk(&look);
	look_at_clock(&look);
	look_at_plan(&look);
	look_at_fonts(&look);
	look_at_templates(&look);
	tb_xml_cleanup();
	return tb_diag_finish(finding_end(look.site));
}
