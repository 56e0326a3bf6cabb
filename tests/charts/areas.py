"""Checks of what is told by areas and tints: shares, heat, wedges, outlines, squares in places."""
import json
import math
from fractions import Fraction

from content import NS, clean, drawn
from picture import CLOSE, Fault, LEAST_LINE, PT, SLACK, Shape, bounds, e8, overlap, winding, within


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
