/*
 * Runs a fuzz target without libFuzzer: on the files that are named, or on bytes
 * of a seeded generator, the same ones in every run.
 *
 * usage: fuzz-TARGET [FILE]...
 *        fuzz-TARGET -n RUNS [-s SEED]
 */
#include "fuzz.h"
#include "lib/decimal.h"
#include "lib/file.h"
#include <unistd.h>

enum { LONGEST = 96, LONGEST_FILE = 1 << 20 }; /* bytes: made up, read */

/* xorshift64*, Vigna 2016. */
static uint64_t
next(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * 2685821657736338717ULL;
}

static void
run_made_up(long runs, uint64_t seed)
{
	uint8_t bytes[LONGEST];
	long run;

	for (run = 0; run < runs; run++) {
		uint64_t state = (seed << 32) + (uint64_t)run + 1;
		size_t size, i;

		for (i = 0; i < 4; i++) /* neighbours part */
			next(&state);
		size = next(&state) % (sizeof(bytes) + 1);
		for (i = 0; i < size; i++)
			bytes[i] = (uint8_t)(next(&state) >> 56);
		LLVMFuzzerTestOneInput(bytes, size);
	}
}

static int
run_file(const char *path)
{
	struct tb_buf bytes = TB_BUF_INIT;
	struct tb_err err;
	int rc = tb_file_read(path, LONGEST_FILE, &bytes, &err);

	if (rc == 0)
		LLVMFuzzerTestOneInput((const uint8_t *)bytes.s, bytes.len);
	else
		fprintf(stderr, "%s\n", err.text);
	tb_buf_release(&bytes);
	return rc;
}

int
main(int argc, char **argv)
{
	long runs = 0, seed = 1;
	int c, rc = 0;

	while ((c = getopt(argc, argv, "n:s:")) != -1)
		if ((c != 'n' || tb_int_parse(optarg, 1, 1000000000, &runs) != 0) &&
		    (c != 's' || tb_int_parse(optarg, 0, 1000000000, &seed) != 0))
			return 64;
	for (; optind < argc; optind++)
		rc |= run_file(argv[optind]);
	run_made_up(runs, (uint64_t)seed);
	return rc != 0;
}
