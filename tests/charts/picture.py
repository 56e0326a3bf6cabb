"""A picture as it was made: the page (tongbao-pages.5) and what its trace claims
(tongbao-chart.1), with the geometry that checks of it need."""
import re
from collections import defaultdict
from fractions import Fraction

PT = 1024
CLOSE = 145  # 0.05 mm in pu
LEAST_LINE = PT // 4  # two dots of a 600-dpi printer
SLACK = 3  # pu: rounding of each part of a place
SQUARE = 64  # pu: more than that
CORE = PT // 4  # the em box is larger than its ink
E8 = 10 ** 8


class Fault(Exception):
    pass


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
