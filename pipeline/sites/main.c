/*
 * tongbao-sites: one verb of the driver for many sites, some at a time (tongbao-sites.1), and
 * what became of each, a line each.
 */
#include "../lib/await.h"
#include "../lib/decimal.h"
#include "../lib/linux.h"
#include "../lib/mem.h"
#include "../lib/option.h"
#include "../lib/xmlread.h"
#include "pool.h"

static const char usage[] =
    "usage: tongbao-sites -f FILE [-j N] -- DRIVER VERB [ARGUMENT...]\n"
    "Calls DRIVER -C SITE VERB ARGUMENT... for each site of FILE, a site after those that\n"
    "deliver into its inbox, and tells what became of each.\n"
    "  -f, --file FILE       the folders of the sites, one a line\n"
    "  -j, --jobs N          at most so many at a time (default: the processors)\n"
    "  -h, --help            this text\n"
    "  -V, --version         version\n";

static const struct option longs[] = {
    {"file", required_argument, NULL, 'f'},
    {"jobs", required_argument, NULL, 'j'},
    {NULL, 0, NULL, 0},
};

static const struct tb_option_spec spec = {usage, "f:j:", longs};

enum { JOBS_MAX = 256, MS = 1000, PER_MINUTE = 60 * MS };

struct command {
	const char *file;
	struct pool_order order;
};

static void
parse_command(int argc, char **argv, struct command *command)
{
	long jobs = tb_linux_processors();
	int c;

	while ((c = tb_option_next(argc, argv, &spec)) != -1) {
		if (c == 'f')
			command->file = optarg;
		else if (tb_int_parse(optarg, 1, JOBS_MAX, &jobs) != 0)
			tb_usage(&spec, "jobs '%s' is not a number from 1 to %d", optarg, JOBS_MAX);
	}
	if (command->file == NULL || optind + 2 > argc)
		tb_usage(&spec, "-f FILE, a driver and a verb are needed");
	command->order.command = argv + optind;
	command->order.jobs = (size_t)jobs;
}

/* The worst first; the last of them is what is best. */
static const struct {
	int status;
	const char *word;
} statuses[] = {
    {TB_EXIT_BUG, "bug"},
    {TB_EXIT_IO, "I/O error"},
    {TB_EXIT_UNFIT, "not fit"},
    {TB_EXIT_DATA, "unusable data"},
    {TB_EXIT_USAGE, "usage"},
    {TB_EXIT_LATER, "try again later"},
    {TB_EXIT_FINDINGS, "done, with findings"},
    {TB_EXIT_DONE, "done"},
};

/* Its place among them; what is none of them is a bug. */
static size_t
rank_of(int status)
{
	size_t i;

	for (i = 0; i < TB_LEN(statuses); i++)
		if (statuses[i].status == status)
			return i;
	return 0;
}

static int
worse(int a, int b)
{
	return rank_of(a) < rank_of(b) ? a : b;
}

static void
print_results(const struct site_list *list, const struct pool_result *results, long ms)
{
	size_t counts[TB_LEN(statuses)] = {0}, begun = 0, i;

	puts("status  seconds  site");
	for (i = 0; i < list->n; i++) {
		const struct pool_result *result = &results[i];

		if (result->status == POOL_NOT_BEGUN) {
			printf("%6s  %7s  %s\n", "-", "-", list->sites[i].name);
			continue;
		}
		begun++;
		counts[rank_of(result->status)]++;
		printf("%6d  %7.1f  %s\n", result->status, (double)result->ms / MS,
		    list->sites[i].name);
	}
	printf("%zu sites in %.1f s, %.1f a minute:", list->n, (double)ms / MS,
	    (double)begun * PER_MINUTE / (double)(ms > 0 ? ms : 1));
	for (i = TB_LEN(statuses); i-- > 0;)
		if (counts[i] > 0)
			printf(" %zu %s,", counts[i], statuses[i].word);
	printf(" %zu not begun\n", list->n - begun);
}

static int
worst_of(const struct site_list *list, const struct pool_result *results)
{
	int worst = TB_EXIT_DONE;
	size_t i;

	for (i = 0; i < list->n; i++)
		worst = worse(
		    worst, results[i].status == POOL_NOT_BEGUN ? TB_EXIT_LATER : results[i].status);
	return worst;
}

int
main(int argc, char **argv)
{
	struct command command = {0};
	struct pool_result *results;
	struct site_list list;
	struct tb_err err = {0};
	int64_t began = tb_clock_ms();
	int worst = TB_EXIT_DONE;

	tb_diag_start(argv[0]);
	parse_command(argc, argv, &command);
	if (site_list_load(command.file, &list, &err) != 0) {
		tb_diag_err(&err);
		return tb_diag_finish(0);
	}
	site_list_relate(&list);
	results = tb_xcalloc(list.n, sizeof(*results));
	if (pool_run(&list, &command.order, results) != 0)
		worst = TB_EXIT_LATER;
	print_results(&list, results, (long)(tb_clock_ms() - began));
	worst = worse(worst, worse(worst_of(&list, results), tb_diag_status()));
	free(results);
	site_list_release(&list);
	tb_xml_cleanup();
	return tb_diag_finish(worst);
}
