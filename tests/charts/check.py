#!/usr/bin/env python3
"""Does a picture say what its document says?

Recomputed from the document, the page language and the trace (tongbao-chart.1),
none of which knows the others: no two labels overlap, none leaves the picture,
no line and no edge of a bar goes through one, contrast is at least 4.5:1 on
whatever is painted under it, type is at least 7 pt, lines are at least 0.25 pt,
all ink is inside, numbers of a column stand point under point, every
value of the document is drawn, once, with ink where it is claimed to stand, and
stands there within 0.05 mm by two printed ticks or has the tint of its class; what is
missing is said.

usage: check.py [-w] PAGES TRACES DOCUMENT...
	PAGES, TRACES   folders of NAME.ID.pages and NAME.ID.trace
	-w              every chart of the documents must be drawn
"""
import os
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from fractions import Fraction

from areas import (
    check_areas, check_places, check_shades, check_shapes, check_tiles, check_wedges, ground)
from content import NS, clean, data, drawn, moment, overdue, stacked, table
from picture import (
    CLOSE, E8, Fault, LEAST_LINE, PT, Page, SLACK, Trace, bounds, contrast, core, crosses, e8,
    overlap, winding, within)

MAPS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../city/plan')  # outlines
LEAST_TYPE = 7 * PT
LEAST_CONTRAST = 4.5
PLAIN = ('slope', 'bump')  # forms without an axis: numbers are printed


# --- checks -----------------------------------------------------------------------------

def check_labels(page, trace):
    for _, box, size, _, text in page.runs:
        if size < LEAST_TYPE:
            raise Fault('%r is set in %.2f pt' % (text, size / PT))
        if not within(box, (0, 0, page.width, page.height), SLACK):
            raise Fault('%r leaves the picture: %r' % (text, box))
        # each face is moved so that its characters stand in the middle of the em box
        inner = (box[0], box[1] + size // 12, box[2], box[3] - size // 12)
        if not any(within(inner, b, SLACK) for b, _ in trace.labels):
            raise Fault('%r is in no label of the trace' % text)
    boxes = sorted((core(b), t) for b, t in trace.labels)
    for i, (a, text) in enumerate(boxes):
        for b, other in boxes[i + 1:]:
            if b[0] >= a[2]:
                break
            if overlap(a, b):
                raise Fault('labels %r and %r overlap' % (text, other))


def check_ink(page):
    for _, kind, shape, _, stroke in page.ink:
        box = shape if kind == 'rect' else bounds(shape)
        half = (stroke or 0) / 2
        if not within((box[0] - half, box[1] - half, box[2] + half, box[3] + half),
                      (0, 0, page.width, page.height), SLACK):
            raise Fault('ink leaves the picture: %s %r' % (kind, box))


def check_lines(page, trace):
    """No line is thinner than print holds; a bar or an area of a small value is none."""
    ends = [p[1:3] for p in trace.points]
    for _, kind, shape, _, stroke in page.ink:
        if kind == 'path':
            if stroke and stroke < LEAST_LINE:
                raise Fault('a line is %.2f pt strong' % (stroke / PT))
            continue
        least = min(shape[2] - shape[0], shape[3] - shape[1])
        if least < LEAST_LINE and not any(within((x, y, x, y), shape, SLACK) for x, y in ends) \
                and not any(within(shape, a[0], SLACK) for a in trace.areas):
            raise Fault('a rule is %.2f pt strong' % (least / PT))


def check_column(chart, page, trace):
    """Values of rows stand point under point."""
    if chart.get('form') not in ('bullet', 'ranked'):
        return
    texts = {(clean(r.get('label')), e8(r.get('value'))): (r.get('text') or '').rstrip('%※')
             for r in chart.findall(NS + 'row') if drawn(r)}
    columns = set()
    for p in trace.points:
        text = texts.get((p[6], p[4]), '')
        here = [x for x, y, number in page.points if number == text and abs(y - p[2]) <= CLOSE]
        if '.' in text and not here:
            raise Fault('%s has no number beside it' % p[6])
        columns.update(here)
    if columns and max(columns) - min(columns) > SLACK:
        raise Fault('decimal points stand up to %.2f pt apart' %
                    ((max(columns) - min(columns)) / PT))


def relation(kind, shape, stroke, box):
    """'none', 'part' or 'whole' of the box is covered; 'line' = a line goes through."""
    if kind == 'rect':
        return 'none' if not overlap(shape, box) else 'whole' if within(box, shape) else 'part'
    if stroke:
        half = stroke / 2
        wide = (box[0] - half, box[1] - half, box[2] + half, box[3] + half)
        if not overlap(bounds(shape), wide):
            return 'none'
        return 'line' if any(crosses(wide, p, q) for s in shape for p, q in zip(s, s[1:])) \
            else 'none'
    if not overlap(bounds(shape), box):
        return 'none'
    if any(crosses(box, p, q) for s in shape for p, q in zip(s, s[1:] + s[:1])):
        return 'part'
    return 'whole' if winding(shape, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2) else 'none'


def check_ground(page):
    for order, box, _, color, text in page.runs:
        inner = core(box)
        grounds, struck = {0xFFFFFF}, None
        for at, kind, shape, ink, stroke in page.ink:
            how = relation(kind, shape, stroke, inner)
            if how == 'none':
                continue
            if at > order:
                raise Fault('something is painted over %r' % text)
            if how == 'whole':
                grounds, struck = {ink}, None
            elif how == 'line' or kind == 'rect':
                struck = 'a line or the edge of a bar goes through %r' % text
            else:
                grounds.add(ink)
        if struck:
            raise Fault(struck)
        for ground in grounds:
            if contrast(color, ground) < LEAST_CONTRAST - 0.01:
                raise Fault('%r: %06x on %06x has a contrast of %.2f' %
                            (text, color, ground, contrast(color, ground)))


def number(text):
    m = re.match(r'-?[0-9]+(\.[0-9]+)?', text)
    if not m:
        raise Fault('tick %r is no number' % text)
    return Fraction(m.group(0))


def check_ticks(trace, numeric):
    for axis, (way, myriads) in trace.axes.items():
        ticks = trace.ticks.get(axis, [])
        zeros = [t[0] for t in ticks] == [0] and not any(
            p[0] == axis and p[3] for p in trace.points)
        if len(ticks) < 2 and not zeros:
            raise Fault('axis %s has %d ticks' % (axis, len(ticks)))
        for value, place, text in ticks:
            if numeric and number(text) * 10 ** (4 * myriads) * E8 != value:
                raise Fault('tick %r stands for %s' % (text, value / E8))
            if numeric and len(text.split('.')[0]) > 8:
                raise Fault('tick %r is long' % text)
            middles = [(b[1] + b[3]) / 2 if way == 'y' else b for b, t in trace.labels if t == text]
            if way == 'y' and not any(abs(m - place) <= SLACK for m in middles):
                raise Fault('tick %r has no label at its place' % text)
            if way == 'x' and not any(b[0] - CLOSE <= place <= b[2] + CLOSE for b in middles):
                raise Fault('tick %r has no label at its place' % text)
            if abs(place - by_ticks(ticks, value)) > 1:
                raise Fault('tick %r does not stand where the others say' % text)


def check_texts(chart, trace):
    """Where there is no axis, every value is printed, and what it is of; of ranks, the last."""
    last = [clean(c.get('label')) for c in chart.iter(NS + 'category')][-1]
    for series, category, point in table(chart):
        texts = (series, point.get('text')) if chart.get('form') == 'slope' or category == last \
            else (series,)
        for text in texts if drawn(point) else ():
            if not any(clean(text) in label for _, label in trace.labels):
                raise Fault('%r is printed nowhere' % text)


def side_by_side(points):
    """Ranks that tie stand side by side: those of a month and rank at their middle."""
    tied = defaultdict(list)
    if not points:
        return points
    for p in points:
        tied[p[6], p[3]].append(p)
    middles = {}
    for at, group in tied.items():
        places = sorted(p[2] for p in group)
        if any(a == b for a, b in zip(places, places[1:])):
            raise Fault('of the ranks that tie in %s, two lie on one another' % at[0])
        middles[at] = (places[0] + places[-1]) // 2
    top, bottom = min(middles, key=lambda k: k[1]), max(middles, key=lambda k: k[1])
    ranks = (bottom[1] - top[1]) // E8
    for p in points if ranks else ():
        if abs(p[2] - middles[p[6], p[3]]) * 2 * ranks > middles[bottom] - middles[top]:
            raise Fault('%s stands nearer to another rank' % p[5])
    return [p[:2] + (middles[p[6], p[3]],) + p[3:] for p in points]


def own_ticks(form, points):
    """A picture without an axis: its own ends stand for ticks."""
    points = sorted(points, key=lambda p: p[3])
    low, high = points[0], points[-1]
    down = high[2] - low[2]  # 0: too near one another for a picture
    if low[3] < high[3] and (down > 0 if form == 'slope' else down <= 0):
        raise Fault('the plot is upside down')
    return [(low[3], low[2], ''), (high[3], high[2], '')]


def by_ticks(ticks, value):
    k = next((k for k, t in enumerate(ticks[1:-1], 1) if value < t[0]), len(ticks) - 1) \
        if getattr(ticks, 'stairs', False) else 0
    (v0, p0, _), (v1, p1, _) = ticks[k - 1 if k else 0], ticks[k or -1]
    if v0 == v1:
        return p0
    return p0 + (p1 - p0) * Fraction(value - v0, v1 - v0)


def has_ink(page, way, x, y):
    """An edge of a bar, a point of a line or the middle of a mark at the place."""
    k = 1 if way == 'y' else 0
    at, along = (y, x) if k else (x, y)
    for _, kind, shape, _, stroke in page.ink:
        if kind == 'rect':
            if (min(abs(shape[k] - at), abs(shape[k + 2] - at)) <= SLACK and
                    shape[1 - k] - SLACK <= along <= shape[3 - k] + SLACK):
                return True
            continue
        box = bounds(shape)
        if not within((x, y, x, y), box, SLACK):
            continue
        if abs((box[0] + box[2]) / 2 - x) <= SLACK and abs((box[1] + box[3]) / 2 - y) <= SLACK:
            return True
    return page.has_point(x, y)


def check_points(page, trace, form):
    middles = side_by_side(trace.points) if form == 'bump' else trace.points
    if form in PLAIN and trace.points:
        trace.ticks['1'] = own_ticks(form, middles)
    for (axis, x, y, at, value, series, category), middle in zip(trace.points, middles):
        way = trace.axes[axis][0]
        ticks = trace.ticks[axis]
        place = middle[2] if way == 'y' else x
        off = abs(place - by_ticks(ticks, at))
        if off > CLOSE:
            raise Fault('%s %s of %s stands %.3f mm off' %
                        (series, category, at / E8, off / PT / 72 * 25.4))
        if not 0 <= x <= page.width or not 0 <= y <= page.height:
            raise Fault('%s %s lies outside the picture' % (series, category))
        # a bar of nothing has no ink
        if value != 0 and abs(by_ticks(ticks, at) - by_ticks(ticks, at - value)) > SLACK and \
                not has_ink(page, way, x, y):
            raise Fault('%s %s of %s has no ink at %d, %d' %
                        (series, category, value / E8, x, y))


def check_complete(chart, trace):
    want = Counter(data(chart))
    have = Counter((p[5], p[6], p[4]) for p in trace.points)
    have.update((a[2], a[3], a[1]) for a in trace.areas)
    have.update((w[5], w[6], w[4]) for w in trace.wedges)
    have.update(('', s[3], s[2]) for s in trace.shapes)
    if want != have:
        raise Fault('not drawn: %r; drawn but not there: %r' %
                    (list((want - have))[:3], list((have - want))[:3]))
    ends = stacked(chart)
    if ends is None:
        for p in trace.points:
            if p[3] != p[4]:
                raise Fault('%s %s is drawn at %s' % (p[5], p[6], p[3] / E8))
    elif ends != Counter((p[5], p[6], p[4], p[3]) for p in trace.points):
        raise Fault('stacks end where they should not')


def check_missing(chart, trace):
    """What is missing is said: at its place, or below the plot."""
    words = {n.get('text') or '未报' for n in chart.iter() if n.get('state') == 'missing'}
    for word in words:
        if not any(word in text for _, text in trace.labels):
            raise Fault('%r is said nowhere' % word)


def check_breaks(chart, page, trace):
    """Each break is drawn and named, and no line through values leads over one."""
    wanted = len(list(chart.iter(NS + 'break')))
    if len(trace.breaks) != wanted:
        raise Fault('%d of %d breaks are drawn' % (len(trace.breaks), wanted))
    values = {(p[1], p[2]) for p in trace.points}
    for x, label in trace.breaks:
        if not any(t == label for _, t in trace.labels):
            raise Fault('a break is not named %r' % label)
        if not any(stroke and abs(p[0] - x) <= SLACK and abs(q[0] - x) <= SLACK
                   for _, kind, shape, _, stroke in page.ink if kind == 'path'
                   for s in shape for p, q in zip(s, s[1:])):
            raise Fault('no rule for the break %r' % label)
        for _, kind, shape, _, stroke in page.ink:
            for s in shape if kind == 'path' else ():
                for p, q in zip(s, s[1:]):
                    if (min(p[0], q[0]) < x < max(p[0], q[0]) and tuple(p) in values and
                            tuple(q) in values):
                        raise Fault('a line leads over the break %r' % label)


def check_stairs(chart, trace):
    """A ladder's ticks are 0, its rungs, and one above them where values are."""
    if chart.get('form') != 'ladder':
        return
    (ticks,) = trace.ticks.values()
    rungs = [e8(r.get('value')) for r in chart.findall(NS + 'rung')]
    values, places = [t[0] for t in ticks], [t[1] for t in ticks]
    most = max([v for _, _, v in data(chart)], default=0)
    if not ticks.stairs or values[:len(rungs) + 1] != [0] + rungs or \
            len(values) > len(rungs) + 2 or most > values[-1]:
        raise Fault('the ticks are not the rungs')
    for k, place in enumerate(places):
        if abs(place - (places[0] + Fraction(places[-1] - places[0], len(places) - 1) * k)) > 1:
            raise Fault('rungs stand at different distances')


def crossings(chart):
    """{(rung, part, late, name, category): planned category or None} of all first crossings."""
    firms = {}
    for series in chart.findall(NS + 'series'):
        points = [e8(p.get('value')) if drawn(p) else None for p in series.findall(NS + 'point')]
        firms.setdefault(clean(series.get('name')), {})[series.get('part')] = points
    names = [clean(c.get('label')) for c in chart.iter(NS + 'category')]
    found = {}
    for name, parts in firms.items():
        none = [None] * len(names)
        actual, plan = parts.get('actual', none), parts.get('plan', none)
        path = [a if a is not None else o for a, o in zip(actual, parts.get('outlook', none))]
        for rung in (e8(r.get('value')) for r in chart.findall(NS + 'rung')):
            ats = [next((i for i, v in enumerate(line) if v is not None and v >= rung), None)
                   for line in (path, plan)]
            rose = [at is not None and any(v is not None for v in line[:at])
                    for line, at in zip((path, plan), ats)]
            planned = names[ats[1]] if ats[1] is not None else None
            if rose[0]:
                late = ats[1] is not None and ats[0] > ats[1]
                part = 'actual' if actual[ats[0]] is not None else 'outlook'
                found[rung, part, 'late' if late else '', name, names[ats[0]]] = planned
            if rose[1]:
                late = ats[0] is None and any(v is not None for v in path[ats[1]:])
                found[rung, 'plan', 'late' if late else '', name, planned] = planned
    return found


def check_crossings(chart, page, trace):
    if chart.get('form') != 'ladder':
        return
    want = crossings(chart)
    if Counter(list(want)) != Counter(c[3:] for c in trace.crossings):
        raise Fault('crossings: %r are claimed, there are %r' %
                    (sorted(c[3:] for c in trace.crossings)[:3], sorted(want)[:3]))
    names = [clean(c.get('label')) for c in chart.iter(NS + 'category')]
    lists = [t for _, t in trace.labels if '首次跨越台阶：' in t]
    for axis, x, y, rung, part, late, name, at in trace.crossings:
        rungs = abs(y - by_ticks(trace.ticks[axis], rung)) <= 1
        ends = [p for p in trace.points if p[5] == name and p[6] == at and p[2] == y and p[1] == x]
        if not rungs and not ends:
            raise Fault('%s crosses %s elsewhere' % (name, rung / E8))
        if not has_ink(page, 'y', x, y):
            raise Fault('the crossing of %s has no ink' % name)
        xs = {p[6]: p[1] for p in trace.points}
        i = names.index(at)
        if x > xs[at] or (i > 0 and names[i - 1] in xs and x < xs[names[i - 1]]):
            raise Fault('%s crosses in another year than %s' % (name, at))
        planned = want[rung, part, late, name, at]
        text = '%s（计划%s）' % (at, planned) if late and part != 'plan' else at
        if late and not any(text in t for _, t in trace.labels) and \
                not any(re.search('等[0-9]+处', t) for t in lists):
            raise Fault('%s of %s is said nowhere' % (text, name))


def check_gantt(chart, page, trace):
    """Ticks name their months; what is late is said, and is of one colour that nothing else is."""
    if chart.get('form') != 'gantt':
        return
    for value, _, text in next(iter(trace.ticks.values())):
        number_ = int(number(text))
        month, rest = divmod(value, E8)
        if (month % 12 + 1 != number_ or rest != E8 // 2) if text.endswith('月') else \
                (month != number_ * 12 or rest):
            raise Fault('tick %r stands for another time' % text)
    middles = {}
    for _, kind, shape, ink, _ in page.ink:
        if kind == 'path' and ink != 0xFFFFFF:
            box = bounds(shape)
            middles.setdefault((round((box[0] + box[2]) / 64), round((box[1] + box[3]) / 64)),
                               set()).add(ink)
    late = Counter()
    for row, said in overdue(chart):
        late.update((clean(s.get('type')) + ' planned', clean(row.get('label')),
                     moment(s.get('planned'))) for s, _ in said)
        texts = [t for _, text in said[:3] for t in [text]]
        if said and not any('、'.join(texts) in t and ('等%d处' % len(said) in t or len(said) <= 3)
                            for _, t in trace.labels):
            raise Fault('%s is said nowhere' % texts[0])
    several = Counter(data(chart)) - late  # of one kind and time, late and not
    inks = ({}, {})
    for p in trace.points:
        if several[p[5], p[6], p[3]] and late[p[5], p[6], p[3]]:
            continue
        x, y = round(2 * p[1] / 64), round(2 * p[2] / 64)
        near = set().union(*(middles.get((x + i, y + k), set()) for i in (-1, 0, 1)
                             for k in (-1, 0, 1)))
        inks[(p[5], p[6], p[3]) in late].setdefault(frozenset(near), p)
    reds = frozenset.intersection(*inks[1]) if inks[1] else None
    blues = frozenset.intersection(*inks[0]) if inks[0] else None
    if reds is not None and not reds or blues is not None and not blues or \
            reds and blues and reds == blues:
        raise Fault('what is late has the colour of the rest')


def check_picture(chart, pages, traces, name, maps):
    page = Page('%s/%s.pages' % (pages, name))
    trace = Trace('%s/%s.trace' % (traces, name))
    if trace.picture != (chart.get('id'), chart.get('form'), page.width, page.height):
        raise Fault('the trace is of another picture')
    if not page.runs or not page.ink:
        raise Fault('the picture is empty')
    check_labels(page, trace)
    check_ink(page)
    check_lines(page, trace)
    check_column(chart, page, trace)
    check_ground(page)
    check_stairs(chart, trace)
    if chart.get('form') in PLAIN:
        check_texts(chart, trace)
    else:
        check_ticks(trace, chart.get('form') != 'gantt')
    check_points(page, trace, chart.get('form'))
    check_complete(chart, trace)
    check_gantt(chart, page, trace)
    check_missing(chart, trace)
    check_breaks(chart, page, trace)
    check_crossings(chart, page, trace)
    check_areas(chart, page, trace)
    check_shades(chart, page, trace)
    check_wedges(page, trace)
    check_places(chart, trace)
    check_tiles(chart, page, trace)
    check_shapes(chart, page, trace, maps)


def check_document(path, pages, traces, all_drawn=False, maps=MAPS):
    """Faults of the document's pictures as texts, and how many pictures there are."""
    root = ET.parse(path).getroot()
    faults, n = [], 0
    for chart in root.iter(NS + 'chart'):
        name = '%s.%s' % (root.get('name'), chart.get('id'))
        if not os.path.exists('%s/%s.pages' % (pages, name)):
            if all_drawn:
                faults.append('%s: %s: is not drawn' % (path, chart.get('id')))
            continue
        n += 1
        try:
            check_picture(chart, pages, traces, name, maps)
        except Fault as fault:
            faults.append('%s: %s (%s): %s' % (path, chart.get('id'), chart.get('form'), fault))
    return faults, n


def main(args):
    all_drawn = args[:1] == ['-w']
    args = args[1:] if all_drawn else args
    if len(args) < 3:
        sys.exit(__doc__)
    faults, n = [], 0
    for path in args[2:]:
        more, pictures = check_document(path, args[0], args[1], all_drawn)
        faults += more
        n += pictures
    print(*faults, sep='\n', end='\n' if faults else '')
    print('%d pictures, %d faults' % (n, len(faults)))
    return 1 if faults or n == 0 else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
