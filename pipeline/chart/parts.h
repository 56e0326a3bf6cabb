/*
 * The texts of a treemap's parts: inside them where there is room, else a
 * number inside and the rest in a list below.  No name is ever shortened.
 */
#ifndef CHART_PARTS_H
#define CHART_PARTS_H

#include "frame.h"

struct patch {
	const struct row *row;
	size_t group;	  /* of its row */
	int64_t group_e8; /* sum of it */
	struct box box;	  /* empty = it has no area */
	int32_t tint;
	int nameless; /* its group's name has no room above it */
	int said;     /* name and value stand inside */
	int number;   /* printed inside, and in the list; 0 = none */
};

/* The name of a group above its frame, its foot at y; not drawn when y < 0. Returns its
 * height, 0 where it has no room or is "". */
int32_t parts_put_name(
    struct canvas *canvas, const char *name, int32_t left, int32_t width, int32_t y);
/* The width below which no name has room. */
int32_t parts_name_least(const struct canvas *canvas);

/* Texts or numbers of those that have an area; sets said and number. */
void parts_put_texts(struct canvas *canvas, struct patch *parts, size_t n);
/* The others below canvas->y, which moves. What was not reported is left to frame_end. */
int parts_put_list(struct canvas *canvas, const struct patch *parts, size_t n, struct tb_err *err);

#endif
