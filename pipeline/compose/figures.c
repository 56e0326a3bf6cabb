/* Figures: see figures.h. */
#include "figures.h"
#include "../lib/xmlread.h"

/* --- the hash ---------------------------------------------------------------- */

/* FNV-1a. */
static size_t
hash_of(const char *s)
{
	unsigned long long h = 14695981039346656037ULL;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211ULL;
	return (size_t)(h ^ h >> 32);
}

/* The slot that holds the id, or the free one where it belongs. */
static size_t *
slot_of(const struct figures *figures, const char *id)
{
	size_t at = hash_of(id) & (figures->nslots - 1);

	while (figures->slots[at] != 0 && strcmp(figures->list[figures->slots[at] - 1].id, id) != 0)
		at = (at + 1) & (figures->nslots - 1);
	return &figures->slots[at];
}

static int
build_hash(struct figures *figures, const char *path, struct tb_err *err)
{
	size_t i, *slot;

	figures->nslots = 64;
	while (figures->nslots <= 2 * figures->n)
		figures->nslots *= 2;
	figures->slots = tb_xcalloc(figures->nslots, sizeof(*figures->slots));
	for (i = 0; i < figures->n; i++) {
		slot = slot_of(figures, figures->list[i].id);
		if (*slot != 0)
			return tb_err_set(err, TB_MSG_FIGURES, path, 0, 0,
			    "the figure '%s' stands there twice", figures->list[i].id);
		*slot = i + 1;
	}
	return 0;
}

const struct figure *
figures_find(const struct figures *figures, const char *id)
{
	size_t slot = *slot_of(figures, id);

	return slot != 0 ? &figures->list[slot - 1] : NULL;
}

size_t
figures_index(const struct figures *figures, const struct figure *figure)
{
	return (size_t)(figure - figures->list);
}

const struct figure *
figures_at(const struct figures *figures, size_t index)
{
	return index < figures->n ? &figures->list[index] : NULL;
}

/* --- loading ------------------------------------------------------------------- */

/* The attributes of <figure> that compose reads. */
static const struct {
	const char *name;
	size_t member;
} members[] = {
    {"id", offsetof(struct figure, id)},
    {"text", offsetof(struct figure, text)},
    {"state", offsetof(struct figure, state)},
    {"dir", offsetof(struct figure, dir)},
    {"dec", offsetof(struct figure, dec)},
    {"value", offsetof(struct figure, value)},
    {"unit", offsetof(struct figure, unit)},
    {"mark", offsetof(struct figure, mark)},
    {"apart", offsetof(struct figure, apart)},
    {"curve", offsetof(struct figure, curve)},
};

struct loader {
	struct figures *figures;
	struct tb_buf value;
	int bad_line; /* of the first figure without id or state, 0 = none */
};

static const char *
keep_value(struct loader *loader, const char *s, const char *end)
{
	if (memchr(s, '&', (size_t)(end - s)) == NULL)
		return tb_arena_strndup(&loader->figures->arena, s, (size_t)(end - s));
	tb_buf_reset(&loader->value);
	tb_xml_put_value(&loader->value, s, end);
	return tb_arena_strdup(&loader->figures->arena, loader->value.s);
}

static void
set_member(struct loader *loader, struct figure *f, const xmlChar **raw)
{
	const char *name = (const char *)raw[0], *value;
	size_t i;

	for (i = 0; i < TB_LEN(members); i++)
		if (name[0] == members[i].name[0] && raw[1] == NULL &&
		    strcmp(name, members[i].name) == 0) {
			value = keep_value(loader, (const char *)raw[3], (const char *)raw[4]);
			memcpy((char *)f + members[i].member, &value, sizeof(value));
			return;
		}
}

static void
take_figure(void *user, int line, int nattrs, const xmlChar **raw)
{
	struct loader *loader = user;
	struct figures *figures = loader->figures;
	struct figure *f = tb_grow(&figures->list, figures->n, &figures->cap, sizeof(*f));

	*f = (struct figure){"", "", "", "", "", "", "", "", "", ""};
	for (; nattrs > 0; nattrs--, raw += 5)
		set_member(loader, f, raw);
	if ((f->id[0] == '\0' || f->state[0] == '\0') && loader->bad_line == 0)
		loader->bad_line = line;
	figures->n++;
}

static int
read_root(struct figures *figures, const char *path, struct tb_err *err)
{
	const xmlNode *root = xmlDocGetRootElement(figures->doc);

	if (strcmp((const char *)root->name, "figures") != 0 || root->ns == NULL ||
	    strcmp((const char *)root->ns->href, FIGURES_NS) != 0)
		return tb_err_set(err, TB_MSG_FIGURES, path, (int)xmlGetLineNo(root), 0,
		    "the root is <%s>, not <figures xmlns=\"%s\">", (const char *)root->name,
		    FIGURES_NS);
	if (strcmp(node_attr(&figures->arena, root, "version"), "1") != 0)
		return tb_err_set(err, TB_MSG_FIGURES, path, (int)xmlGetLineNo(root), 0,
		    "figures of another version than 1; run tally again");
	figures->period = node_attr(&figures->arena, root, "period");
	return 0;
}

int
figures_load(const char *path, struct figures *figures, struct tb_err *err)
{
	struct loader loader = {.figures = figures, .value = TB_BUF_INIT};
	const struct tree_taker taker = {"figure", take_figure, &loader};
	int rc;

	*figures = (struct figures){0};
	figures->doc = tree_load(path, TB_MSG_FIGURES, figures->digest, &taker, err);
	tb_buf_release(&loader.value);
	rc = figures->doc != NULL ? read_root(figures, path, err) : -1;
	if (rc == 0 && loader.bad_line != 0)
		rc = tb_err_set(err, TB_MSG_FIGURES, path, loader.bad_line, 0,
		    "<figure> lacks 'id' or 'state'");
	if (rc == 0)
		rc = build_hash(figures, path, err);
	if (rc != 0)
		figures_release(figures);
	return rc;
}

int
figures_load_data(const char *path, struct figures *figures, struct tb_err *err)
{
	*figures = (struct figures){.period = ""};
	figures->doc = tree_load(path, TB_MSG_FIGURES, figures->digest, NULL, err);
	if (figures->doc == NULL)
		return -1;
	return build_hash(figures, path, err);
}

void
figures_release(struct figures *figures)
{
	xmlFreeDoc(figures->doc);
	free(figures->list);
	free(figures->slots);
	tb_arena_release(&figures->arena);
	*figures = (struct figures){0};
}

int
figure_has_number(const struct figure *figure)
{
	return strcmp(figure->state, "value") == 0 || strcmp(figure->state, "zero") == 0 ||
	       strcmp(figure->state, "carried") == 0;
}

const char *
figure_unsigned_text(const struct figure *figure)
{
	return figure->text + (figure->text[0] == '-');
}

/* Is it "(n/d)^(1/k)-1" with n below d? */
static int
is_negative_root(const char *value)
{
	static const char digits[] = "0123456789";
	size_t n_len, d_len;
	const char *n, *d;

	if (value[0] != '(' || strcmp(strrchr(value, ')'), ")-1") != 0)
		return 0;
	n = value + 1;
	n_len = strspn(n, digits);
	if (n[n_len] != '/')
		return 0;
	d = n + n_len + 1;
	d_len = strspn(d, digits);
	return n_len != d_len ? n_len < d_len : strncmp(n, d, n_len) < 0;
}

int
figure_is_negative(const struct figure *figure)
{
	return figure->value[0] == '-' || is_negative_root(figure->value);
}
