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
import calendar
import json
import math
import os
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from fractions import Fraction

NS = '{urn:tongbao:document:1}'
PT = 1024
CLOSE = 145  # 0.05 mm in pu
MAPS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../city/plan')  # outlines
LEAST_TYPE = 7 * PT
LEAST_CONTRAST = 4.5
LEAST_LINE = PT // 4  # two dots of a 600-dpi printer
SLACK = 3  # pu: rounding of each part of a place
SQUARE = 64  # pu: more than that
CORE = PT // 4  # the em box is larger than its ink
E8 = 10 ** 8
PLAIN = ('slope', 'bump')  # forms without an axis: numbers are printed
DRAWN = ('value', 'zero', 'carried', None)


class Fault(Exception):
    pass


# --- the page ---------------------------------------------------------------------------

class Page:
    """Items of a .pages file: (kind, ...) in painting order."""

    def __init__(self, path):
        self.runs, self.ink, self.points, self.squares = [], [], [], None
        order = 0
        for line in open(path, encoding='utf-8'):
            f = line.rstrip('\n').split(' ')
            if f[0] == 'page':
                self.width, self.height = int(f[1]), int(f[2])
            elif f[0] == 't':
                size, x, y = int(f[2]), int(f[3]), int(f[4])
                advance = sum(int(g.split('*')[0].split(':')[1]) for g in f[6].split(','))
                top = y - round(size * 0.88)
                self.runs.append((order, (x, top, x + advance, top + size), size,
                                  int(f[5], 16), ' '.join(f[7:])))
                self.point(x, y - round(size * 0.38), f[6], ' '.join(f[7:]))
            elif f[0] == 'r':
                x, y, w, h = map(int, f[1:5])
                self.ink.append((order, 'rect', (x, y, x + w, y + h), int(f[5], 16), None))
            elif f[0] == 'p':
                self.ink.append((order, 'path', self.path(f[4:]), int(f[1], 16), int(f[2])))
            order += 1

    def point(self, x, middle, glyphs, text):
        """Remember where a number has its decimal point: (x, y of its middle, number)."""
        if not re.fullmatch(r'-?[0-9]+\.[0-9]+%?※?', text) or '*' in glyphs:
            return
        advances = [int(g.split(':')[1]) for g in glyphs.split(',')]
        self.points.append((x + sum(advances[:text.index('.')]), middle, text.rstrip('%※')))

    def has_point(self, x, y):
        """Has a path a point at the place?  Points are looked up by the square they lie in."""
        if self.squares is None:
            self.squares = defaultdict(list)
            for shape in (i[2] for i in self.ink if i[1] == 'path'):
                for p in (p for s in shape for p in s):
                    self.squares[p[0] // SQUARE, p[1] // SQUARE].append(p)
        i, k = x // SQUARE, y // SQUARE
        return any(abs(p[0] - x) <= SLACK and abs(p[1] - y) <= SLACK
                   for a in (i - 1, i, i + 1) for b in (k - 1, k, k + 1)
                   for p in self.squares.get((a, b), ()))

    @staticmethod
    def path(words):
        """Subpaths as lists of points, curves as 8 chords."""
        subs, i = [], 0
        while i < len(words):
            op = words[i]
            if op == 'M':
                subs.append([(int(words[i + 1]), int(words[i + 2]))])
                i += 3
            elif op == 'L':
                subs[-1].append((int(words[i + 1]), int(words[i + 2])))
                i += 3
            elif op == 'C':
                p0 = subs[-1][-1]
                c = [int(w) for w in words[i + 1:i + 7]]
                for k in range(1, 9):
                    t = k / 8
                    a, b, d, e = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3
                    subs[-1].append((a * p0[0] + b * c[0] + d * c[2] + e * c[4],
                                     a * p0[1] + b * c[1] + d * c[3] + e * c[5]))
                i += 7
            else:
                subs[-1].append(subs[-1][0])
                i += 1
        return Shape(subs)


class Shape(list):
    """Subpaths, and the box around them: most questions end there."""

    def __init__(self, subs):
        super().__init__(subs)
        xs = [p[0] for s in subs for p in s]
        ys = [p[1] for s in subs for p in s]
        self.box = min(xs), min(ys), max(xs), max(ys)


def bounds(shape):
    return shape.box


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def within(a, b, slack=0):
    return (a[0] >= b[0] - slack and a[1] >= b[1] - slack and a[2] <= b[2] + slack and
            a[3] <= b[3] + slack)


def core(box):
    return box[0] + CORE, box[1] + CORE, box[2] - CORE, box[3] - CORE


def crosses(box, p, q):
    """Does the segment pass through the inside of the box?"""
    (px, py), (qx, qy), (left, top, right, bottom) = p, q, box
    if (px <= left and qx <= left or px >= right and qx >= right or
            py <= top and qy <= top or py >= bottom and qy >= bottom):
        return False
    t0, t1 = 0.0, 1.0
    for k in (0, 1):
        d = q[k] - p[k]
        if d == 0:
            if not box[k] < p[k] < box[k + 2]:
                return False
            continue
        a, b = (box[k] - p[k]) / d, (box[k + 2] - p[k]) / d
        t0, t1 = max(t0, min(a, b)), min(t1, max(a, b))
    return t0 < t1


def winding(subs, x, y):
    n = 0
    for s in subs:
        closed = s if s[0] == s[-1] else s + [s[0]]
        for p, q in zip(closed, closed[1:]):
            if (p[1] <= y) != (q[1] <= y):
                at = p[0] + (y - p[1]) * (q[0] - p[0]) / (q[1] - p[1])
                if at > x:
                    n += 1 if q[1] > p[1] else -1
    return n


def luminance(color):
    total = 0
    for shift, weight in ((16, 0.2126), (8, 0.7152), (0, 0.0722)):
        c = (color >> shift & 255) / 255
        total += weight * (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4)
    return total


def contrast(a, b):
    a, b = sorted((luminance(a), luminance(b)), reverse=True)
    return (a + 0.05) / (b + 0.05)


# --- the trace --------------------------------------------------------------------------

class Ticks(list):
    stairs = False  # at equal distances, the scale even between each two


class Trace:
    def __init__(self, path):
        self.labels, self.ticks, self.points = [], {}, []
        self.areas, self.wedges, self.axes, self.marks = [], [], {}, []
        self.shapes = []
        self.breaks, self.crossings = [], []
        self.picture = None
        for line in open(path, encoding='utf-8'):
            f = line.rstrip('\n').split('\t')
            if f[0] == 'label':
                self.labels.append((tuple(map(int, f[1:5])), f[6]))
            elif f[0] == 'axis':
                self.axes[f[1]] = (f[2], int(f[3]))
                self.ticks[f[1]] = Ticks()
                self.ticks[f[1]].stairs = f[4] == 'stairs'
            elif f[0] == 'tick':
                self.ticks[f[1]].append((e8(f[2]), int(f[3]), f[4]))
            elif f[0] == 'mark':
                self.marks.append((f[1], e8(f[2]), int(f[3])))
            elif f[0] == 'point':
                self.points.append((f[1], int(f[2]), int(f[3]), e8(f[4]), e8(f[5]), f[6], f[7]))
            elif f[0] == 'crossing':
                self.crossings.append((f[1], int(f[2]), int(f[3]), e8(f[4])) + tuple(f[5:9]))
            elif f[0] == 'area':
                self.areas.append((tuple(map(int, f[1:5])), e8(f[5]), f[6], f[7]))
            elif f[0] == 'break':
                self.breaks.append((int(f[1]), f[2]))
            elif f[0] == 'shape':
                self.shapes.append((tuple(map(int, f[1:5])), tuple(map(int, f[5:7])), e8(f[7]), f[9]))
            elif f[0] == 'wedge':
                self.wedges.append(tuple(map(int, f[1:5])) + (e8(f[5]), f[6], f[7]))
            elif f[0] == 'picture':
                self.picture = (f[1], f[2], int(f[3]), int(f[4]))
            else:
                raise Fault('trace has a line of %r' % f[0])


def e8(text):
    value = Fraction(text) * E8
    if value.denominator != 1:
        raise Fault('%s is no multiple of 10^-8' % text)
    return int(value)


# --- the document -----------------------------------------------------------------------

def drawn(node):
    return node.get('state') in DRAWN and node.get('value') is not None


def clean(text):
    return re.sub(r'[\t\n\r]', ' ', text or '')


def table(panel):
    names = [c.get('label') for c in panel.iter(NS + 'category')]
    for series in panel.findall(NS + 'series'):
        for name, point in zip(names, series.findall(NS + 'point')):
            yield clean(series.get('name')), clean(name), point


def data(chart):
    """(series, category, value) of every value that is drawn."""
    form = chart.get('form')
    panels = chart.findall(NS + 'panel') or [chart]
    for panel in panels:
        for series, name, point in table(panel):
            if drawn(point):
                yield series, name, e8(point.get('value'))
        names = [clean(s.get('name')) for s in panel.findall(NS + 'series')]
        months = [clean(c.get('label')) for c in panel.iter(NS + 'category')]
        for row in panel.findall(NS + 'row'):
            label = clean(row.get('label'))
            if form == 'dots':
                for name, point in zip(names, row.findall(NS + 'point')):
                    if drawn(point):
                        yield name, label, e8(point.get('value'))
            elif form == 'heat':
                for month, cell in zip(months, row.findall(NS + 'cell')):
                    if drawn(cell):
                        yield label, month, e8(cell.get('value'))
            elif form == 'gantt':
                for stop in row.findall(NS + 'stop'):
                    for what in ('planned', 'actual'):
                        if stop.get(what):
                            yield clean(stop.get('type')) + ' ' + what, label, moment(stop.get(what))
            elif drawn(row):
                yield '', label, e8(row.get('value'))


def moment(text):
    """Months since the year 0, in 10^-8: a month's middle, a day's in its month."""
    year, month, *day = map(int, text.split('-'))
    whole = (year * 12 + month - 1) * E8
    if not day:
        return whole + E8 // 2
    return whole + (2 * day[0] - 1) * E8 // (2 * calendar.monthrange(year, month)[1])


def overdue(chart):
    """(row, what is said) of each row's stops that are late."""
    now = chart.get('now')
    for row in chart.findall(NS + 'row') if now else ():
        said = []
        for stop in row.findall(NS + 'stop'):
            if stop.get('actual'):
                continue
            a, b = ([int(x) for x in t.split('-')] for t in (stop.get('planned'), now))
            days = len(a) == 3 and len(b) == 3
            months = (b[0] - a[0]) * 12 + b[1] - a[1] - (days and b[2] < a[2])
            if months > 0 or days and a < b:
                said.append((stop, clean(stop.get('type')) + '逾期' +
                             ('%d个月' % months if months > 0 else '不足1个月')))
        yield row, said


def stacked(chart):
    """Where each value of a stack, or of a waterfall, ends: {(series, category, n)}."""
    ends = Counter()
    if chart.get('form') == 'waterfall':
        total = 0
        for row in chart.findall(NS + 'row'):
            if not drawn(row):
                continue
            value = e8(row.get('value'))
            total = value if row.get('total') == 'yes' else total + value
            ends['', clean(row.get('label')), value, total] += 1
        return ends
    arrange = chart.get('arrange')
    if arrange not in ('stacked', 'percent'):
        return None
    columns = [c.get('label') for c in chart.iter(NS + 'category')]
    series = chart.findall(NS + 'series')
    for i, column in enumerate(columns):
        points = [(s.get('name'), s.findall(NS + 'point')[i]) for s in series]
        whole = sum(e8(p.get('value')) for _, p in points if drawn(p))
        total = 0
        for name, point in points:
            if not drawn(point):
                continue
            total += e8(point.get('value'))
            at = total if arrange == 'stacked' else \
                (total * 100 * E8 // whole if whole > 0 else 0)
            ends[clean(name), clean(column), e8(point.get('value')), at] += 1
    return ends


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


def check_areas(chart, page, trace):
    """Every area is its value's share of all of them, but for the rounding of its edges: half
    a pu each, which is less than width + height + 1 of its own area, and of the sum of all as
    much of theirs as its share is."""
    if chart.get('form') != 'treemap' or not trace.areas:
        return
    whole = sum(a[1] for a in trace.areas)
    total = sum((b[2] - b[0]) * (b[3] - b[1]) for b, *_ in trace.areas)
    edges = sum(b[2] - b[0] + b[3] - b[1] + 2 for b, *_ in trace.areas)
    said = '\n'.join(t for _, t in trace.labels)
    groups = {clean(r.get('label')): r.get('group') for r in chart.iter(NS + 'row')}
    tints = {}
    for box, value, _, name in trace.areas:
        width, height = box[2] - box[0], box[3] - box[1]
        if abs(width * height * whole - total * value) > (width + height + 2) * whole + \
                edges * value:
            raise Fault('%s: the area is not its share' % name)
        if name not in said:
            raise Fault('%s: its name is nowhere' % name)
        if width * height == 0:
            continue
        tint = [i for _, kind, shape, i, _ in page.ink if kind == 'rect' and shape == box]
        if not tint:
            raise Fault('%s: no ink has its area' % name)
        if tints.setdefault(groups[name], tint[0]) != tint[0]:
            raise Fault('%s: has not the tint of its group' % name)
    for i, a in enumerate(trace.areas):
        for b in trace.areas[i + 1:]:
            if overlap(a[0], b[0]):
                raise Fault('areas of %s and %s overlap' % (a[3], b[3]))


def ground(page, box):
    """What is painted last over the whole of the box, texts aside."""
    color = 0xFFFFFF
    for _, kind, shape, ink, _ in page.ink:
        if kind == 'rect' and within(box, shape, SLACK):
            color = ink
    return color


def key_colors(page, trace):
    """The strip of tints of a key: (from, to, colour), by the ticks at its ends."""
    for axis, ticks in trace.ticks.items():
        bounds = sorted({t[:2] for t in ticks} | {m[1:] for m in trace.marks if m[0] == axis})
        for (low, left), (high, right) in zip(bounds, bounds[1:]):
            for _, kind, shape, ink, _ in page.ink:
                if kind == 'rect' and (shape[0], shape[2]) == (left, right):
                    yield low, high, ink


def class_colors(key, value):
    return [c for low, high, c in key
            if low <= value <= high and (value != high or high == key[-1][1])]


def parts_seen(trace):
    """Has the key room for the two parts of the class that the mark divides?"""
    return not any(abs(place - m[2]) < 2 * LEAST_LINE for m in trace.marks
                   for value, place, _ in trace.ticks[m[0]] if value != m[1])


LAMPS = {'green': '绿', 'yellow': '黄', 'red': '红', 'blue': '蓝'}


def check_shades(chart, page, trace):
    """Cells of a heat table: its lamp has one colour and its character, a value the colour of
    its class in the key; the value is printed inside."""
    if chart.get('form') != 'heat':
        return
    key = list(key_colors(page, trace))
    rows = chart.findall(NS + 'row')
    cells = [(r, c) for r in rows for c in r.findall(NS + 'cell') if drawn(c)]
    lamps = {}
    for row in rows:
        if row.get('note') and not any(clean(row.get('note')) in t for _, t in trace.labels):
            raise Fault('the note of %s is printed nowhere' % row.get('label'))
    if len(cells) != len(trace.areas):
        raise Fault('%d cells for %d areas' % (len(cells), len(trace.areas)))
    for (row, cell), (box, value, name, month) in zip(cells, trace.areas):
        where, tint, lamp = '%s %s' % (name, month), ground(page, box), cell.get('lamp')
        texts = [t for b, t in trace.labels if within(b, box, SLACK + PT)]
        if cell.get('text') and not any(t == cell.get('text').strip('※') for t in texts):
            raise Fault('%s: its value is not printed in its cell' % where)
        if lamp is not None:
            if LAMPS[lamp] not in texts:
                raise Fault('%s: its lamp has no character' % where)
            if lamps.setdefault(lamp, tint) != tint:
                raise Fault('%s: its lamp has another colour elsewhere' % where)
        elif any(c.get('lamp') for _, c in cells):
            if tint != 0xFFFFFF:
                raise Fault('%s: has a tint and no lamp' % where)
        elif tint not in class_colors(key, value):
            raise Fault('%s: its tint is not that of its class' % where)
    for tints in (lamps.values(), [c for _, _, c in key]):
        if len(set(tints)) < len(tints):
            raise Fault('two lamps or classes have one colour')


def check_wedges(page, trace):
    whole = sum(w[4] for w in trace.wedges)
    at = 0
    for x, y, start, end, value, _, name in trace.wedges:
        if start != at or abs((end - start) - (value << 30) / whole) > 2:
            raise Fault('%s: its part of the ring is not its share' % name)
        at = end
        turn = end / (1 << 30) * 2 * math.pi
        rays = [(p[0] - x, p[1] - y) for _, kind, shape, _, stroke in page.ink
                if kind == 'path' and not stroke for s in shape for p in s]
        if value and not any(abs(math.hypot(a, b) * math.sin(math.atan2(a, -b) - turn)) <= CLOSE
                             and math.cos(math.atan2(a, -b) - turn) > 0 for a, b in rays):
            raise Fault('%s: no ink where its part ends' % name)
    if trace.wedges and at != 1 << 30:
        raise Fault('the ring is not closed')


def check_tiles(chart, page, trace):
    """Squares of a map: the colour of the value's class in the key, value and lamp inside."""
    if chart.get('form') != 'tiles':
        return
    key = list(key_colors(page, trace))
    rows = {(clean(r.get('label')), e8(r.get('value'))): r for r in chart.findall(NS + 'row')
            if drawn(r)}
    for box, value, _, name in trace.areas:
        row = rows[name, value]
        texts = [t for b, t in trace.labels if within(b, box, SLACK + PT)]
        if not any(t.startswith(row.get('text').strip('※')) for t in texts):
            raise Fault('%s: its value is not printed in its square' % name)
        if row.get('lamp') and LAMPS[row.get('lamp')] not in texts:
            raise Fault('%s: its lamp has no character' % name)
        if parts_seen(trace) and ground(page, box) not in class_colors(key, value):
            raise Fault('%s: its tint is not that of its class' % name)
    if len({c for _, _, c in key}) < len(key):
        raise Fault('two classes have one colour')


def geo_rings(geometry):
    polygons = geometry['coordinates']
    return [r for p in (polygons if geometry['type'] == 'MultiPolygon' else [polygons]) for r in p]


def area2(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))


def check_shapes(chart, page, trace, folder):
    """True outlines: place, extent and area of each region are those of the file, by one
    projection, and its colour is that of its class."""
    if not chart.get('outlines'):
        return
    with open('%s/%s' % (folder, chart.get('outlines')), encoding='utf-8') as f:
        features = {str(g['properties'][chart.get('property', 'code')]): geo_rings(g['geometry'])
                    for g in json.load(f)['features']}
    places = [p for rings in features.values() for r in rings for p in r]
    west, east = min(p[0] for p in places), max(p[0] for p in places)
    south, north = min(p[1] for p in places), max(p[1] for p in places)
    shrink = math.cos(math.radians((south + north) / 2))
    fills = [(bounds(s), s, ink) for _, kind, s, ink, stroke in page.ink
             if kind == 'path' and not stroke and all(type(p[0]) is int for r in s for p in r)]
    code = {clean(r.get('label')): r.get('code') for r in chart.findall(NS + 'row')}
    drawn_box = [f(b[k] for b, _, _ in fills)
                 for k, f in ((0, min), (1, min), (2, max), (3, max))]
    scale = (drawn_box[2] - drawn_box[0]) / ((east - west) * shrink)
    key = list(key_colors(page, trace))
    for box, pole, value, name in trace.shapes:
        rings = Shape([[(drawn_box[0] + (x - west) * shrink * scale, drawn_box[1] + (north - y) * scale)
                  for x, y in r] for r in features[code[name]]])
        if any(abs(a - b) > 4 * CLOSE for a, b in zip(box, bounds(rings))):
            raise Fault('%s: its outline is not where the file says' % name)
        shape, ink = next(((s, i) for b, s, i in fills if b == box), (None, None))
        if shape is None or not winding(shape, *pole) or not winding(rings[:1], *pole):
            raise Fault('%s: its label points outside it' % name)
        rows = zip(features[code[name]], rings)
        want = sum(abs(area2(r)) * (-1 if any(r is not o and winding([o], *r[0]) for o in rings)
                                    else 1) for _, r in rows)
        if abs(abs(sum(area2(s) for s in shape)) - want) > 0.04 * want:
            raise Fault('%s: its area is not that of the file' % name)
        if parts_seen(trace) and ink not in class_colors(key, value):
            raise Fault('%s: its tint is not that of its class' % name)


def check_places(chart, trace):
    """Squares stand where the layout says: as far apart as it says, and none on another."""
    if chart.get('form') != 'tiles' or chart.get('outlines') or not trace.areas:
        return
    code = {clean(r.get('label')): r.get('code') for r in chart.findall(NS + 'row')}
    place = {t.get('code'): (int(t.get('column')), int(t.get('row')))
             for t in chart.findall(NS + 'tile')}
    if len(code) < len(chart.findall(NS + 'row')):
        return  # two of one name
    (first, *_, name), side = trace.areas[0], trace.areas[0][0][2] - trace.areas[0][0][0]
    column, row = place[code[name]]
    pitches = set()
    for box, *_, name in trace.areas:
        for k, at in ((0, column), (1, row)):
            steps, off = place[code[name]][k] - at, box[k] - first[k]
            if steps:
                pitches.add(Fraction(off, steps))
            if box[k + 2] - box[k] != side or (steps == 0) != (off == 0):
                raise Fault('the square of %s does not stand in its place' % name)
    if len(pitches) > 1 or any(p < side for p in pitches):
        raise Fault('squares do not stand in equal steps')


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
