/*
 * Reading plan files by the tables of plan-elements.h; references between
 * records are checked later, by plan-check.c.
 */
#include "plan-elements.h"

struct reader {
	struct tb_plan *plan;
	struct plan_caps *caps;
	const char *path[8];		/* names of the open elements */
	const struct section *section;	/* that is open; NULL = one that is not in the table */
	int has_unit;			/* it says what its values are in */
	int year;			/* of <projects> */
	int annex;			/* <enterprises> is the plan's own list */
	struct tb_plan_path *open_path; /* of the last record that has one */
};

/* A section whose records have values or are of a year. All others have remarks alone. */
struct section {
	const char *name;
	const char *unit;	   /* what its values are in, the only one there is */
	const char *attributes[3]; /* ended by NULL */
	int of_year;		   /* year must be there */
};

static const struct section sections[] = {
    {"industries", "亿元", {"unit", NULL}, 0},
    {"enterprises", "亿元", {"unit", NULL}, 0},
    {"projects", "亿元", {"unit", "year", "version"}, 1},
    {"project-counts", "个", {"unit", NULL}, 0},
    {"audited", "亿元", {"year", NULL}, 1},
};

/* The first of the attributes that is there, "" = none is. */
static const char *
first_of(const struct tb_xml_attr *attrs, const char *const *names)
{
	for (; *names != NULL; names++)
		if (tb_xml_attr(attrs, *names) != NULL)
			return tb_xml_attr(attrs, *names);
	return "";
}

static void
note_assumption(
    struct tb_xml *xml, struct reader *r, const char *element, const struct tb_xml_attr *attrs)
{
	static const char *const codes[] = {"code", "id", "band", NULL};
	static const char *const names[] = {"name", NULL};
	static const char *const subjects[] = {"name", "subject", NULL};
	const char *reason = tb_xml_attr(attrs, "assumed");
	const char *code = first_of(attrs, codes);
	struct tb_plan *plan = r->plan;
	struct tb_arena *arena = &plan->arena;

	if (reason == NULL || reason[0] == '\0')
		return;
	*(struct tb_plan_assumption *)tb_grow(&plan->assumptions, plan->nassumptions++,
	    &r->caps->assumptions, sizeof(*plan->assumptions)) = (struct tb_plan_assumption){
	    tb_arena_strdup(arena, element), tb_arena_strdup(arena, code),
	    tb_arena_strdup(arena, first_of(attrs, code[0] != '\0' ? names : subjects)),
	    tb_arena_strdup(arena, reason),
	    {tb_arena_strdup(arena, tb_xml_name(xml)), tb_xml_line(xml)}};
}

/* --- sections that are not records -------------------------------------------------- */

static int
path_is_of_counts(const struct reader *r)
{
	return strcmp(r->section->unit, "个") == 0;
}

/* In yuan; of counts as they are. */
static int
parse_path_value(const struct reader *r, const char *value, struct tb_plan_amount *amount)
{
	if (plan_parse_amount(value, TB_UNIT_YI, amount) != 0)
		return -1;
	if (path_is_of_counts(r)) {
		if (amount->yuan % tb_unit_yuan[TB_UNIT_YI] != 0)
			return -1;
		amount->yuan /= tb_unit_yuan[TB_UNIT_YI];
	}
	return 0;
}

static int
start_path(struct tb_xml *xml, struct reader *r, const struct tb_xml_attr *attrs)
{
	struct tb_plan_path *path = r->open_path;
	const char *year_text = tb_xml_need(xml, "path", attrs, "year");
	const char *value = tb_xml_need(xml, "path", attrs, "value");
	struct tb_plan_amount amount;
	const char *point;
	long year;

	if (year_text == NULL || value == NULL)
		return -1;
	if (path == NULL)
		return tb_xml_fail(
		    xml, TB_MSG_PLAN, "<path> stands in no industry, enterprise or count");
	if (tb_int_parse(year_text, 2000, 2099, &year) != 0)
		return plan_bad_value(xml, "path", "year", year_text, "a year");
	if (path->first_year == 0)
		path->first_year = (int)year;
	if (year != path->first_year + path->nyears || path->nyears == TB_PLAN_YEARS)
		return tb_xml_fail(xml, TB_MSG_PLAN,
		    "<path year=\"%ld\">: years follow each other, at most %d", year,
		    TB_PLAN_YEARS);
	if (!r->has_unit)
		return tb_xml_fail(xml, TB_MSG_PLAN,
		    "<path year=\"%ld\">: <%s> does not say what its values are in; add "
		    "unit=\"%s\" to it",
		    year, r->section->name, r->section->unit);
	if (parse_path_value(r, value, &amount) != 0)
		return path_is_of_counts(r)
			   ? plan_bad_value(xml, "path", "value", value, "a whole number, or ——,")
			   : plan_bad_amount(xml, "path", "value", value, TB_UNIT_YI,
				 "a value in the section's unit, or ——,");
	point = strchr(value, '.');
	path->decimals[path->nyears] = point != NULL ? (unsigned char)strlen(point + 1) : 0;
	path->values[path->nyears++] = amount;
	return 0;
}

static const struct section *
find_section(const char *name)
{
	size_t i;

	for (i = 0; i < TB_LEN(sections); i++)
		if (strcmp(sections[i].name, name) == 0)
			return &sections[i];
	return NULL;
}

static int
section_has(const struct section *section, const char *attribute)
{
	size_t i;

	for (i = 0; section != NULL && i < TB_LEN(section->attributes); i++)
		if (section->attributes[i] != NULL &&
		    strcmp(section->attributes[i], attribute) == 0)
			return 1;
	return 0;
}

static int
start_section(
    struct tb_xml *xml, struct reader *r, const char *name, const struct tb_xml_attr *attrs)
{
	const char *unit = tb_xml_attr(attrs, "unit"), *year = tb_xml_attr(attrs, "year");
	const struct section *section = find_section(name);
	const struct tb_xml_attr *at;
	long number = 0;

	for (at = attrs; at->name != NULL; at++)
		if (!section_has(section, at->name) && !plan_is_remark(at->name))
			return plan_unknown_attribute(xml, name, at->name);
	if (unit != NULL && strcmp(unit, section->unit) != 0)
		return plan_bad_value(xml, name, "unit", unit, section->unit);
	if (year != NULL && tb_int_parse(year, 2000, 2099, &number) != 0)
		return plan_bad_value(xml, name, "year", year, "a year");
	if (section != NULL && section->of_year && year == NULL)
		return tb_xml_fail(
		    xml, TB_MSG_PLAN, "<%s> lacks the attribute 'year'; add it", name);
	if (strcmp(name, "projects") == 0 && number > r->plan->projects_year)
		r->plan->projects_year = (int)number;
	r->section = section;
	r->has_unit = unit != NULL;
	r->annex = tb_xml_attr(attrs, "source") != NULL;
	r->year = (int)number;
	return 0;
}

static const struct plan_element *const tables[] = {plan_register_elements, plan_rule_elements};

/* The first element with this parent and this name; NULL = with any. */
static const struct plan_element *
find_element(const char *parent, const char *name)
{
	const struct plan_element *at;
	size_t i;

	for (i = 0; i < TB_LEN(tables); i++)
		for (at = tables[i]; at->name != NULL; at++)
			if ((parent == NULL || tb_same(at->parent, parent)) &&
			    (name == NULL || tb_same(at->name, name)))
				return at;
	return NULL;
}

/* A section holds records and is none itself. */
static int
is_section(const char *name)
{
	return find_element(name, NULL) != NULL && find_element(NULL, name) == NULL &&
	       strcmp(name, "plan") != 0;
}

/* Members that come from the section, and the path that <path> will fill. */
static void
finish_record(struct reader *r, const char *name, void *record)
{
	r->open_path = NULL;
	if (strcmp(name, "industry") == 0) {
		r->open_path = &((struct tb_plan_industry *)record)->path;
	} else if (strcmp(name, "count") == 0) {
		r->open_path = &((struct tb_plan_count *)record)->path;
	} else if (strcmp(name, "enterprise") == 0) {
		struct tb_plan_enterprise *enterprise = record;

		enterprise->annex = r->annex;
		enterprise->domain = "";
		r->open_path = &enterprise->path;
	} else if (strcmp(name, "project") == 0) {
		((struct tb_plan_project *)record)->year = r->year;
	} else if (strcmp(name, "value") == 0) {
		((struct tb_plan_audited *)record)->year = r->year;
	}
}

static int
start_record(struct tb_xml *xml, struct reader *r, const struct plan_element *element,
    const struct tb_xml_attr *attrs, int depth)
{
	struct tb_plan_source *source;
	char *record;

	if (plan_check_known(xml, element, attrs) != 0)
		return -1;
	record = element->add(r->plan, r->caps);
	source = (struct tb_plan_source *)(void *)(record + element->source);
	if (source->file != NULL) /* not a list: a second one would hide the first */
		return tb_xml_fail(xml, TB_MSG_PLAN, "<%s> stands also in %s; remove one",
		    element->name, source->file);
	if (plan_fill(xml, r->plan, element, attrs, record) != 0)
		return -1;
	*source = (struct tb_plan_source){
	    tb_arena_strdup(&r->plan->arena, tb_xml_name(xml)), tb_xml_line(xml)};
	if (depth == 2)
		finish_record(r, element->name, record);
	return 0;
}

static int
on_start(
    struct tb_xml *xml, void *user, const char *name, const struct tb_xml_attr *attrs, int depth)
{
	struct reader *r = user;
	const char *parent = depth > 0 && depth < (int)TB_LEN(r->path) ? r->path[depth - 1] : "";
	const struct plan_element *element;

	if (depth >= (int)TB_LEN(r->path) - 1)
		return tb_xml_fail(xml, TB_MSG_PLAN, "<%s> stands too deep", name);
	r->path[depth] = tb_arena_strdup(&r->plan->arena, name);
	note_assumption(xml, r, name, attrs);
	if (depth <= 2)
		r->open_path = NULL; /* of the record before */
	if (depth == 0)
		return strcmp(name, "plan") == 0
			   ? 0
			   : tb_xml_fail(xml, TB_MSG_PLAN, "<%s> is not a plan", name);
	element = find_element(parent, name);
	if (element != NULL)
		return start_record(xml, r, element, attrs, depth);
	if (strcmp(name, "path") == 0)
		return start_path(xml, r, attrs);
	if (depth == 1 && (strcmp(name, "notice") == 0 || strcmp(name, "remark") == 0))
		return 0;
	if (depth == 1 && is_section(name))
		return start_section(xml, r, name, attrs);
	return tb_xml_fail(xml, TB_MSG_PLAN,
	    "<%s> is not known inside <%s>; correct the name, see tongbao-plan(5), or remove it",
	    name, parent);
}

static int
on_end(struct tb_xml *xml, void *user, const char *name, const char *text, int depth)
{
	struct reader *r = user;

	(void)xml;
	if (depth == 1 && strcmp(name, "notice") == 0)
		r->plan->notice = tb_arena_strdup(&r->plan->arena, text);
	return 0;
}

static const struct tb_xml_handler handler = {.ns = TB_PLAN_NS, .start = on_start, .end = on_end};

int
plan_read_file(const char *path, struct tb_plan *plan, struct plan_caps *caps, struct tb_err *err)
{
	struct reader r = {.plan = plan, .caps = caps};

	int rc = tb_xml_parse_file(path, &handler, &r, err);

	if (rc != 0 && err->msg != TB_MSG_IO) /* XML that is none as well: the plan is not fit */
		err->msg = TB_MSG_PLAN;
	return rc;
}
