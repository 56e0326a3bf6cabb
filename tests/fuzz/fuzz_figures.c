/* Figures as compose reads them, with a tree: refused with an error, or each is found by its id. */
#include "lib/figures.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct tb_figures_want want = {.list = 1, .tree = 1};
	struct tb_figures figures;
	struct tb_err err = {0};
	size_t i;

	if (tb_figures_load(fuzz_file("figures.xml", data, size), &want, &figures, &err) != 0) {
		require(err.text[0] != '\0');
		return 0;
	}
	for (i = 0; i < figures.n; i++) {
		const struct tb_figure *figure = tb_figures_at(&figures, i);

		require(tb_figures_find(&figures, figure->id) == figure);
		(void)tb_figure_is_negative(figure);
	}
	tb_figures_release(&figures);
	return 0;
}
