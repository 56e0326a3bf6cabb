/*
 * Places for labels, so that no two overlap and nothing leaves the picture.
 *
 * A placer knows what stands already (boxes of text and marks, segments of
 * curves).  Every search looks at a fixed number of candidates, each against
 * all that stands: its time is linear in the points of the picture.
 */
#ifndef CHART_LABEL_H
#define CHART_LABEL_H

#include <stddef.h>
#include <stdint.h>

struct box { /* pu; right and bottom are outside */
	int32_t left, top, right, bottom;
};

struct segment {
	int32_t x0, y0, x1, y1;
};

struct placer {
	struct box inside; /* labels stay in it */
	struct box *boxes;
	size_t nboxes, boxes_cap;
	struct segment *segments;
	size_t nsegments, segments_cap;
	int32_t half; /* of the weight of the segments' lines; 0 at first */
};

void placer_init(struct placer *placer, struct box inside);
void placer_release(struct placer *placer);

/* Something that stands. */
void placer_add_box(struct placer *placer, struct box box);
void placer_add_segment(struct placer *placer, struct segment segment);

int box_overlap(struct box a, struct box b);
/* Does the segment pass through the inside of the box? */
int box_crossed(struct box box, struct segment segment);

/* Have the two a point in common? (True also for any two on one line.) */
int segments_cross(struct segment a, struct segment b);

/* Is the box inside the picture and free of everything? */
int placer_free(const struct placer *placer, struct box box);

/* A label that wants to stand near a point. */
struct wish {
	int32_t x, y; /* the point */
	int32_t width, height;
	int32_t gap; /* least distance from the point */
	int below;   /* rather below and right of it than above and left */
	int rings;   /* how far it may go: gap, 2 gap, ... rings x gap */
	int blind;   /* something may stand between it and the point */
};

/*
 * The first free place for a label: on the wished side, then on the other, then
 * the same farther out.  Unless it is blind, nothing that stands is between the
 * label and its point, so that it is never on the wrong side of a curve.  0 and
 * *found (which is then standing), or -1 when all candidates are taken.
 */
int placer_find(struct placer *placer, const struct wish *wish, struct box *found);

/*
 * When placer_find has no place: the free one nearest to the point anywhere inside, of a
 * fixed number that are tried. Such a label belongs to its point by its colour alone. 0 and
 * *found (which is then standing), or -1.
 */
int placer_search(struct placer *placer, const struct wish *wish, struct box *found);

/* A label of a column: it wants to stand at `want` and may be moved. */
struct span {
	int32_t want; /* wished middle */
	int32_t size; /* extent, the distance to the next included */
	int32_t at;   /* given middle */
};

/*
 * Moves the n spans, sorted by want, as little as possible (least squares) so
 * that none overlaps the next and all lie in [from, to). -1 when they have no
 * room together; they are then packed from `from` on.
 */
int label_spread(struct span *spans, size_t n, int32_t from, int32_t to);

#endif
