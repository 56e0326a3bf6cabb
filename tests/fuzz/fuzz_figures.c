/* Figures as compose reads them: refused with an error, or each is found by its id. */
#include "compose/figures.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct figures figures;
	struct tb_err err = {0};
	size_t i;

	if (figures_load(fuzz_file("figures.xml", data, size), &figures, &err) != 0) {
		require(err.text[0] != '\0');
		return 0;
	}
	for (i = 0; i < figures.n; i++) {
		const struct figure *figure = figures_at(&figures, i);

		require(figures_find(&figures, figure->id) == figure);
		(void)figure_is_negative(figure);
	}
	figures_release(&figures);
	return 0;
}
