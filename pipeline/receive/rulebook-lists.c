/* The rule book's tables, indicators and codes; see rulebook.h. */
#include "rulebook.h"

/* An attribute that is left out where there is nothing to say. */
static void
attr(struct tb_xmlw *xml, const char *name, const char *value)
{
	tb_xmlw_attr(xml, name, value != NULL && value[0] != '\0' ? value : NULL);
}

/* --- tables and their fields ------------------------------------------------------------ */

static const struct tb_plan_table *
table_of(const struct tb_plan *plan, const char *code)
{
	size_t i;

	for (i = 0; i < plan->form.ntables; i++)
		if (strcmp(plan->form.tables[i].code, code) == 0)
			return &plan->form.tables[i];
	return NULL;
}

const char *
rulebook_table_name(const struct rulebook *book, const char *code)
{
	const struct tb_plan_table *table = table_of(&book->site->plan, code);

	return table != NULL ? table->title : catalogue_section(&book->site->catalogue, code);
}

const struct tb_plan_column *
rulebook_column(const struct rulebook *book, const struct tb_field *field)
{
	const struct tb_plan_table *table = table_of(&book->site->plan, field->table);
	size_t i;

	for (i = 0; table != NULL && i < table->ncolumns; i++)
		if (strcmp(table->columns[i].field, field->name) == 0)
			return &table->columns[i];
	return NULL;
}

static const char *
word_of(const struct rulebook *book, const char *kind, const char *name, const char *otherwise)
{
	char key[80];

	snprintf(key, sizeof(key), "%s.%s", kind, name);
	return catalogue_word(&book->site->catalogue, key, otherwise);
}

const char *
rulebook_head(const struct rulebook *book, const struct tb_field *field)
{
	const char *head = tb_field_head(&book->site->plan, NULL, field->table, field->name);

	return head != NULL ? head : word_of(book, "field", field->name, field->name);
}

const char *
rulebook_wants(const struct rulebook *book, const struct tb_field *field)
{
	return word_of(book, "form", field->name, NULL);
}

static void
write_field(const struct rulebook *book, const struct tb_field *field, struct tb_xmlw *xml)
{
	static const char *const kinds[] = {
	    "code", "amount", "text", "choice", "month", "day", "number"};
	const struct tb_plan_column *column = rulebook_column(book, field);
	const char *const *word;

	tb_xmlw_open(xml, "field");
	tb_xmlw_attr(xml, "name", field->name);
	tb_xmlw_attr(xml, "head", rulebook_head(book, field));
	tb_xmlw_attr(xml, "kind", kinds[field->kind]);
	tb_xmlw_attr(xml, "required", field->required ? "yes" : "no");
	if (field->max_chars > 0)
		tb_xmlw_attri(xml, "max", field->max_chars);
	attr(xml, "wants", rulebook_wants(book, field));
	attr(xml, "help", column != NULL ? column->help : NULL);
	for (word = field->words; word != NULL && *word != NULL; word++) {
		tb_xmlw_open(xml, "choice");
		tb_xmlw_text(xml, *word);
		tb_xmlw_close(xml);
	}
	tb_xmlw_close(xml);
}

static void
write_tables(const struct rulebook *book, struct tb_xmlw *xml)
{
	const struct tb_plan_table *known;
	const struct tb_field *field;
	const char *const *code;

	for (code = tb_form_tables; *code != NULL; code++) {
		known = table_of(&book->site->plan, *code);
		tb_xmlw_open(xml, "table");
		tb_xmlw_attr(xml, "code", *code);
		tb_xmlw_attr(xml, "name", rulebook_table_name(book, *code));
		attr(xml, "unit", known != NULL ? known->unit : NULL);
		attr(xml, "help", known != NULL ? known->help : NULL);
		for (field = tb_fields; field->table != NULL; field++)
			if (strcmp(field->table, *code) == 0)
				write_field(book, field, xml);
		tb_xmlw_close(xml);
	}
}

static void
write_indicators(const struct tb_plan *plan, struct tb_xmlw *xml)
{
	size_t i, k;

	for (i = 0; i < plan->nindicators; i++) {
		const struct tb_plan_indicator *indicator = &plan->indicators[i];

		tb_xmlw_open(xml, "indicator");
		tb_xmlw_attr(xml, "code", indicator->code);
		tb_xmlw_attr(xml, "name", indicator->name);
		tb_xmlw_attr(xml, "unit", indicator->unit);
		tb_xmlw_attr(xml, "subjects", indicator->subjects);
		attr(xml, "definition", indicator->definition);
		for (k = 0; k < indicator->nfields; k++) {
			tb_xmlw_open(xml, "field");
			tb_xmlw_attr(xml, "name", indicator->fields[k].name);
			tb_xmlw_attr(xml, "head", indicator->fields[k].head);
			attr(xml, "help", indicator->fields[k].help);
			tb_xmlw_close(xml);
		}
		tb_xmlw_close(xml);
	}
}

/* --- who reports what, and by when ------------------------------------------------------- */

static void
write_reports(const struct tb_plan *plan, struct tb_xmlw *xml)
{
	size_t i;

	for (i = 0; i < plan->nreporters; i++) {
		const struct tb_plan_reporter_rule *rule = &plan->reporters[i];

		tb_xmlw_open(xml, "report");
		tb_xmlw_attr(xml, "indicator", rule->indicator);
		attr(xml, "kind", rule->kind);
		attr(xml, "subject", rule->subject);
		attr(xml, "unit", rule->unit);
		attr(xml, "by", rule->by);
		tb_xmlw_close(xml);
	}
}

static void
write_deadlines(const struct rulebook *book, struct tb_xmlw *xml)
{
	struct tb_period period = {book->year, 2};

	tb_xmlw_open(xml, "deadlines");
	tb_xmlw_attri(xml, "day", book->site->plan.calendar.deadline_day);
	for (; period.month <= 12; period.month++) {
		struct tb_buf label = TB_BUF_INIT;

		tb_period_label(period, &label);
		tb_xmlw_open(xml, "deadline");
		tb_xmlw_attr_period(xml, "period", period);
		tb_xmlw_attr(xml, "label", label.s);
		tb_xmlw_attr_date(xml, "day", tb_plan_deadline(&book->site->plan, period));
		tb_xmlw_close(xml);
		tb_buf_release(&label);
	}
	tb_xmlw_close(xml);
}

/* --- codes ------------------------------------------------------------------------------- */

static void
write_unit(const struct tb_plan *plan, struct tb_xmlw *xml, const char *kind, const char *code,
    const char *name)
{
	tb_xmlw_open(xml, "unit");
	tb_xmlw_attr(xml, "code", code);
	tb_xmlw_attr(xml, "name", name);
	tb_xmlw_attr(xml, "kind", kind);
	if (tb_plan_has_signing(plan))
		tb_xmlw_attr(xml, "signs", tb_plan_unsigned_allowed(plan, code) ? "may" : "must");
}

static void
write_validity(struct tb_xmlw *xml, const char *from, const char *to)
{
	attr(xml, "valid-from", from);
	attr(xml, "valid-to", to);
}

static void
write_units(const struct tb_plan *plan, struct tb_xmlw *xml)
{
	size_t i;

	for (i = 0; i < plan->nregions; i++) {
		const struct tb_plan_region *region = &plan->regions[i];

		if (region->order == 0)
			continue;
		write_unit(plan, xml, "region", region->code, region->name);
		tb_xmlw_attr(xml, "expected", "yes");
		write_validity(xml, region->valid_from, region->valid_to);
		tb_xmlw_close(xml);
	}
	for (i = 0; i < plan->ndepartments; i++) {
		const struct tb_plan_department *department = &plan->departments[i];

		write_unit(plan, xml, "department", department->code, department->name);
		tb_xmlw_attr(xml, "expected", department->expected ? "yes" : "no");
		write_validity(xml, department->valid_from, department->valid_to);
		tb_xmlw_close(xml);
	}
}

static void
write_industries(const struct rulebook *book, struct tb_xmlw *xml)
{
	const struct tb_plan *plan = &book->site->plan;
	size_t i;

	for (i = 0; i < plan->nindustries; i++) {
		tb_xmlw_open(xml, "industry");
		tb_xmlw_attr(xml, "code", plan->industries[i].code);
		tb_xmlw_attr(xml, "name", plan->industries[i].name);
		tb_xmlw_close(xml);
	}
}

static void
write_sectors(const struct tb_plan *plan, struct tb_xmlw *xml)
{
	size_t i;

	for (i = 0; i < plan->nsectors; i++) {
		tb_xmlw_open(xml, "sector");
		tb_xmlw_attr(xml, "code", plan->sectors[i].code);
		tb_xmlw_attr(xml, "name", plan->sectors[i].name);
		write_validity(xml, plan->sectors[i].valid_from, plan->sectors[i].valid_to);
		tb_xmlw_close(xml);
	}
}

/* Days as YYYY-MM-DD compare as text; "" is open at both ends. */
static const char *
later(const char *a, const char *b)
{
	return strcmp(a, b) > 0 ? a : b;
}

static const char *
earlier(const char *a, const char *b)
{
	if (a[0] == '\0' || b[0] == '\0')
		return a[0] == '\0' ? b : a;
	return strcmp(a, b) < 0 ? a : b;
}

/* A code holds while its region and its sector do. */
static void
write_place(const struct tb_plan *plan, struct tb_xmlw *xml, const char *region_code,
    const char *sector_code)
{
	const struct tb_plan_region *region = tb_plan_region(plan, region_code);
	const struct tb_plan_sector *sector = tb_plan_sector(plan, sector_code);
	const char *from = region != NULL ? region->valid_from : "";
	const char *to = region != NULL ? region->valid_to : "";

	if (sector != NULL) {
		from = later(from, sector->valid_from);
		to = earlier(to, sector->valid_to);
	}
	attr(xml, "region", region_code);
	attr(xml, "place", region != NULL ? region->name : NULL);
	write_validity(xml, from, to);
}

static void
write_enterprises(const struct tb_plan *plan, struct tb_xmlw *xml)
{
	size_t i;

	for (i = 0; i < plan->nenterprises; i++) {
		const struct tb_plan_enterprise *enterprise = &plan->enterprises[i];

		tb_xmlw_open(xml, "enterprise");
		tb_xmlw_attr(xml, "code", enterprise->code);
		tb_xmlw_attr(xml, "name", enterprise->name);
		attr(xml, "parent", enterprise->parent);
		attr(xml, "sector", enterprise->sector);
		write_place(plan, xml, enterprise->region, enterprise->sector);
		tb_xmlw_close(xml);
	}
}

static void
write_projects(const struct rulebook *book, struct tb_xmlw *xml)
{
	const struct tb_plan *plan = &book->site->plan;
	size_t i;

	for (i = 0; i < plan->nprojects; i++) {
		const struct tb_plan_project *project = &plan->projects[i];

		if (project->year != book->year)
			continue;
		tb_xmlw_open(xml, "project");
		tb_xmlw_attr(xml, "code", project->code);
		tb_xmlw_attr(xml, "name", project->name);
		write_place(plan, xml, project->region, "");
		tb_xmlw_close(xml);
	}
}

static void
write_signing(const struct tb_plan *plan, struct tb_xmlw *xml)
{
	if (!tb_plan_has_signing(plan))
		return;
	tb_xmlw_open(xml, "signing");
	tb_xmlw_attri(xml, "wait-minutes", plan->signing.wait_minutes);
	tb_xmlw_close(xml);
}

void
rulebook_lists(const struct rulebook *book, struct tb_xmlw *xml)
{
	const struct tb_plan *plan = &book->site->plan;

	write_tables(book, xml);
	write_indicators(plan, xml);
	write_reports(plan, xml);
	write_deadlines(book, xml);
	write_signing(plan, xml);
	write_units(plan, xml);
	write_industries(book, xml);
	write_sectors(plan, xml);
	write_enterprises(plan, xml);
	write_projects(book, xml);
}
