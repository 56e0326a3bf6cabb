/*
 * A simple SVG as a picture: <path> of M L H V C Z in capitals or small letters,
 * <circle>, <polygon>, <g> without transform.  What it does not know it refuses,
 * with what to do; colours do not matter, a seal is red.
 */
#include "../lib/xmlread.h"
#include "seal.h"

struct drawing {
	struct tb_pages *picture;
	double x, y, width, height; /* viewBox */
	double scale;		    /* pu to its unit */
	int32_t wanted;		    /* width in pu, 0 = as the file says */
	struct tb_step *steps;
	size_t n, cap;
};

static const char remedy[] = "turn text and arcs into paths of lines and curves, apply all "
			     "transforms, and give fill and stroke to each shape, before saving";

/* --- numbers -------------------------------------------------------------------- */

static const char *
skip(const char *s)
{
	return s + strspn(s, " ,\t\r\n");
}

/* n numbers from *s on; -1 when they are not there. */
static int
take_numbers(const char **s, double *out, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *start = skip(*s);
		char *end;

		out[i] = strtod(start, &end);
		if (end == start || !(out[i] > -1e6 && out[i] < 1e6))
			return -1;
		*s = end;
	}
	return 0;
}

static int
take_attribute(const struct tb_xml_attr *attrs, const char *name, double *out)
{
	const char *value = tb_xml_attr(attrs, name);

	return value != NULL ? take_numbers(&value, out, 1) : -1;
}

/* A length of the root: 42mm, 120pt, or user units of 1/96 inch. */
static double
length_pu(const char *value)
{
	char *end;
	double number = strtod(value, &end);

	if (strcmp(end, "mm") == 0)
		return number * 72 / 25.4 * TB_PU_PER_PT;
	if (strcmp(end, "pt") == 0)
		return number * TB_PU_PER_PT;
	if (*end == '\0' || strcmp(end, "px") == 0)
		return number * 0.75 * TB_PU_PER_PT;
	return 0;
}

/* --- steps ------------------------------------------------------------------------ */

static int32_t
to_pu(double value)
{
	return (int32_t)(value < 0 ? value - 0.5 : value + 0.5);
}

static void
add_step(struct drawing *drawing, char op, const double *points, size_t n)
{
	struct tb_step *step =
	    tb_grow(&drawing->steps, drawing->n, &drawing->cap, sizeof *drawing->steps);

	*step = (struct tb_step){.op = op};
	for (size_t i = 0; i < n; i++)
		step->c[i] =
		    to_pu((points[i] - (i % 2 == 0 ? drawing->x : drawing->y)) * drawing->scale);
	drawing->n++;
}

/* The pen of a path. */
struct pen {
	double x, y, start_x, start_y;
};

/* One command with its numbers, made absolute. -1: it is none of ours. */
static int
take_command(struct drawing *drawing, struct pen *pen, char command, const char **s)
{
	static const char ops[] = "MLHVCZ";
	static const size_t counts[] = {2, 2, 1, 1, 6, 0};
	int small = command >= 'a';
	char op = small ? (char)(command - 'a' + 'A') : command;
	const char *known = command != '\0' ? strchr(ops, op) : NULL;
	double c[6] = {0}, at[2] = {small ? pen->x : 0, small ? pen->y : 0};
	size_t n;

	if (known == NULL || take_numbers(s, c, counts[known - ops]) != 0)
		return -1;
	n = counts[known - ops];
	if (op == 'V') {
		c[1] = c[0] + at[1];
		c[0] = pen->x;
	} else if (op == 'H') {
		c[0] += at[0];
		c[1] = pen->y;
	} else {
		for (size_t i = 0; i < n; i++)
			c[i] += at[i % 2];
	}
	if (op == 'H' || op == 'V') {
		op = 'L';
		n = 2;
	}
	add_step(drawing, op, c, n);
	pen->x = n > 0 ? c[n - 2] : pen->start_x;
	pen->y = n > 0 ? c[n - 1] : pen->start_y;
	if (op == 'M') {
		pen->start_x = pen->x;
		pen->start_y = pen->y;
	}
	return 0;
}

static int
take_path(struct drawing *drawing, const char *s)
{
	struct pen pen = {0, 0, 0, 0};
	char command = '\0';

	for (s = skip(s); *s != '\0'; s = skip(s)) {
		if (strchr("+-.0123456789", *s) == NULL)
			command = *s++;
		else if (command == 'M' || command == 'm')
			command = command == 'M' ? 'L' : 'l';
		else if (command == 'Z' || command == 'z')
			return -1;
		if (take_command(drawing, &pen, command, &s) != 0)
			return -1;
	}
	return drawing->n > 0 && drawing->steps[0].op == 'M' ? 0 : -1;
}

static int
take_polygon(struct drawing *drawing, const char *s)
{
	double c[2];

	for (s = skip(s); *s != '\0'; s = skip(s)) {
		if (take_numbers(&s, c, 2) != 0)
			return -1;
		add_step(drawing, drawing->n == 0 ? 'M' : 'L', c, 2);
	}
	add_step(drawing, 'Z', c, 0);
	return drawing->n > 3 ? 0 : -1;
}

/* Four curves. */
static int
take_circle(struct drawing *drawing, const struct tb_xml_attr *attrs)
{
	static const double k = 0.5522847498;
	static const double unit[4][6] = {{1, k, k, 1, 0, 1}, {-k, 1, -1, k, -1, 0},
	    {-1, -k, -k, -1, 0, -1}, {k, -1, 1, -k, 1, 0}};
	double centre[2] = {0, 0}, r, c[6];

	if (take_attribute(attrs, "cx", &centre[0]) != 0 ||
	    take_attribute(attrs, "cy", &centre[1]) != 0 || take_attribute(attrs, "r", &r) != 0)
		return -1;
	c[0] = centre[0] + r;
	c[1] = centre[1];
	add_step(drawing, 'M', c, 2);
	for (size_t q = 0; q < 4; q++) {
		for (size_t i = 0; i < 6; i++)
			c[i] = centre[i % 2] + r * unit[q][i];
		add_step(drawing, 'C', c, 6);
	}
	add_step(drawing, 'Z', c, 0);
	return 0;
}

/* --- elements ----------------------------------------------------------------------- */

static int
start_root(struct tb_xml *xml, struct drawing *drawing, const struct tb_xml_attr *attrs)
{
	const char *box = tb_xml_attr(attrs, "viewBox"), *given = tb_xml_attr(attrs, "width");
	double c[4] = {0}, width = drawing->wanted;

	if (box == NULL || take_numbers(&box, c, 4) != 0 || c[2] <= 0 || c[3] <= 0)
		return tb_xml_fail(xml, TB_MSG_PICTURE, "a seal needs a viewBox of four numbers");
	if (drawing->wanted == 0)
		width = given != NULL ? length_pu(given) : c[2] * 0.75 * TB_PU_PER_PT;
	if (width < TB_PU_PER_PT || width > 1000.0 * TB_PU_PER_PT)
		return tb_xml_fail(xml, TB_MSG_PICTURE,
		    "the width of the seal is not known; give it in the style: width=\"42mm\"");
	drawing->x = c[0];
	drawing->y = c[1];
	drawing->scale = width / c[2];
	tb_pages_page(drawing->picture, to_pu(width), to_pu(c[3] * drawing->scale), "");
	return 0;
}

static void
add_shape(struct drawing *drawing, const struct tb_xml_attr *attrs)
{
	const char *fill = tb_xml_attr(attrs, "fill"), *stroke = tb_xml_attr(attrs, "stroke");
	struct tb_page *page = &drawing->picture->pages[0];
	double weight = 1;

	take_attribute(attrs, "stroke-width", &weight);
	if (fill == NULL || strcmp(fill, "none") != 0)
		tb_pages_path(drawing->picture, page, drawing->steps, drawing->n, 0, 0, 0);
	if (stroke != NULL && strcmp(stroke, "none") != 0)
		tb_pages_path(drawing->picture, page, drawing->steps, drawing->n,
		    to_pu(weight * drawing->scale), 0, 0);
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct drawing *drawing = user;
	const char *d = tb_xml_attr(attrs, strcmp(name, "path") == 0 ? "d" : "points");
	int rc = -1;

	if (depth == 0 && strcmp(name, "svg") != 0)
		return tb_xml_fail(xml, TB_MSG_PICTURE, "a seal is an <svg>, not a <%s>", name);
	if (depth == 0)
		return start_root(xml, drawing, attrs);
	if (strcmp(name, "title") == 0 || strcmp(name, "desc") == 0)
		return 0;
	if (tb_xml_attr(attrs, "transform") != NULL || tb_xml_attr(attrs, "style") != NULL ||
	    tb_xml_attr(attrs, "fill-rule") != NULL)
		return tb_xml_fail(xml, TB_MSG_PICTURE,
		    "transform, style and fill-rule are not understood; %s", remedy);
	if (strcmp(name, "g") == 0 && tb_xml_attr(attrs, "fill") == NULL &&
	    tb_xml_attr(attrs, "stroke") == NULL)
		return 0;
	drawing->n = 0;
	if (strcmp(name, "circle") == 0)
		rc = take_circle(drawing, attrs);
	else if (d != NULL && strcmp(name, "path") == 0)
		rc = take_path(drawing, d);
	else if (d != NULL && strcmp(name, "polygon") == 0)
		rc = take_polygon(drawing, d);
	if (rc != 0)
		return tb_xml_fail(xml, TB_MSG_PICTURE, "<%s> is not understood; %s", name, remedy);
	add_shape(drawing, attrs);
	return 0;
}

int
seal_read_svg(const char *path, int32_t width, struct tb_pages *picture, struct tb_err *err)
{
	static const struct tb_xml_handler handler = {
	    .ns = "http://www.w3.org/2000/svg", .start = on_start};
	struct drawing drawing = {.picture = picture, .wanted = width};
	int rc = tb_xml_parse_file(path, &handler, &drawing, err);

	free(drawing.steps);
	return rc;
}
