/* What alternative texts are made of: values with their names, and sentences about them. */
#ifndef CHART_ALT_PRIVATE_H
#define CHART_ALT_PRIVATE_H

#include "alt.h"

struct teller {
	const struct wording *words;
	const struct style *style;
	const struct chart *chart;
	struct tb_buf *out;
	struct tb_arena arena; /* of names that are put together */
};

/* A value with its name. */
struct fact {
	const char *name;
	const struct datum *datum;
	const struct row *row; /* NULL = it is not a row's own */
	enum lamp lamp;
	int aside; /* not compared with the others: a total */
};

struct facts {
	struct fact *list;
	size_t n, cap;
};

struct fact *facts_add(struct facts *facts, const char *name, const struct datum *datum);
size_t facts_drawn(const struct facts *facts);

/* A list of names or items in a sentence: put them, then end it. Of more than `most` only
 * so many are named, and their number unless the sentence says it. */
struct listing {
	struct tb_buf text;
	size_t n, most;
	int counted;
};
void listing_put(struct teller *t, struct listing *list, const char *item);
/* The list as text, kept; *list is released. */
const char *listing_end(struct teller *t, struct listing *list);

/* An empty list of names: some of many; all. */
struct listing listing_some(const struct teller *t, int counted);
struct listing listing_all(void);

const char *tell_number(struct teller *t, size_t n);
const char *tell_value(struct teller *t, const struct datum *datum);
/* A name with its value, which a digit at the end of the name does not run into; kept. */
const char *tell_item(struct teller *t, const char *name, const struct datum *datum);
void tell(struct teller *t, enum chart_word word, const struct tb_slot *slots);

/* The ends of what is drawn, as a sentence; with `counted`, how many there are. */
void tell_ends(struct teller *t, const struct facts *facts, int counted);
/* Each value; nothing where they are more than the style's alt-values-most. */
void tell_each(struct teller *t, const struct facts *facts);
/* Lamps, what is carried, what is missing. */
void tell_lamps(struct teller *t, const struct facts *facts);
void tell_gaps(struct teller *t, const struct facts *facts, int none_too);

#endif
