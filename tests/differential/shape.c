/*
 * What receive's parser says of the shape of each file named on standard input, in this
 * process and without rules: "valid" or "invalid", TAB, the path, TAB, ids of findings.
 * usage: shape SCHEMA
 */
#include "lib/file.h"
#include "receive/parse.h"

static void
say(const char *path, const struct tb_buf *bytes)
{
	struct parse_input input = {{bytes->s, bytes->len, 0}, &tb_plan_default_limits, NULL, 0};
	struct tb_buf frames = TB_BUF_INIT;
	struct parsed parsed;
	size_t i;

	parse(&input, &(struct parse_sink){&frames, NULL}, &parsed);
	printf("%s\t%s\t", parsed.complete && parsed.findings.n == 0 ? "valid" : "invalid", path);
	for (i = 0; i < parsed.findings.n; i++)
		printf("%s%s", i > 0 ? " " : "", finding_codes[parsed.findings.list[i].id]);
	putchar('\n');
	parsed_release(&parsed);
	tb_buf_release(&frames);
}

int
main(int argc, char **argv)
{
	struct tb_buf bytes = TB_BUF_INIT;
	struct tb_err err = {0};
	char path[4096];
	int rc = argc == 2 ? parse_prepare(argv[1], &err) : 64;

	while (rc == 0 && fgets(path, sizeof(path), stdin) != NULL) {
		path[strcspn(path, "\n")] = '\0';
		tb_buf_reset(&bytes);
		rc = tb_file_read(path, 64 << 20, &bytes, &err);
		if (rc == 0)
			say(path, &bytes);
	}
	if (rc != 0)
		fprintf(stderr, "%s\n", err.text);
	tb_buf_release(&bytes);
	parse_cleanup();
	return rc != 0;
}
