"""Pages of a finished PDF in mm, read by two outside readers: characters with their
type size and place from mupdf, their ink, colours, rules and shapes from poppler.

A character's em box is found from ink, not from what a font says of itself: hanzi
fill their box, so the middle of their ink, taken over all of a font, is the middle
of the box.  So the measures are those of a ruler on the paper, whoever made the file.
"""

import re
import statistics
import subprocess
import unicodedata
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

MM = 25.4 / 72
SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass
class Char:
    c: str
    font: str
    size: float  # mm
    x: float  # origin
    y: float  # baseline
    right: float  # of its advance
    red: bool
    black: bool
    turned: bool  # it does not stand upright
    ink: tuple | None = None  # x0, y0, x1, y1
    middle: float = 0  # of its em box

    @property
    def top(self):
        return self.middle - self.size / 2

    @property
    def bottom(self):
        return self.middle + self.size / 2

    @property
    def wide(self):
        return bool(re.match("[\u4e00-\u9fff\u3400-\u4dbf\u3007\u2e80-\u2fdf]", self.c))

    @property
    def end(self):
        """Right edge of its em box: an advance may be narrowed to fit a line."""
        return self.x + self.size if self.wide else self.right


@dataclass
class Shape:
    x0: float
    y0: float
    x1: float
    y1: float
    red: bool
    rule: bool  # a straight horizontal one

    @property
    def weight(self):
        return self.y1 - self.y0

    @property
    def width(self):
        return self.x1 - self.x0


@dataclass
class Line:
    chars: list
    page: int

    def __post_init__(self):
        self.chars.sort(key=lambda c: c.x)
        # some writers give radicals for hanzi
        self.text = "".join(
            unicodedata.normalize("NFKC", c.c) if "\u2f00" <= c.c <= "\u2fdf" else c.c
            for c in self.chars
        )
        main = self.chars[0]
        for c in self.chars:
            if c.wide:
                main = c
                break
        self.size = main.size
        self.font = main.font
        self.top = statistics.median(c.top for c in self.chars)
        self.bottom = self.top + self.size
        self.x = self.chars[0].x
        self.end = self.chars[-1].end
        self.red = self.chars[0].red

    def part(self, start, stop):
        """Its characters [start, stop) as a line of their own."""
        return Line(self.chars[start:stop], self.page)

    def is_size(self, pt):
        return abs(self.size / MM - pt) < 0.3


@dataclass
class Page:
    number: int
    width: float
    height: float
    chars: list
    shapes: list
    lines: list = field(default_factory=list)

    def rules(self, red, least, most):
        found = [s for s in self.shapes if s.rule and s.red == red and least <= s.width <= most]
        return sorted(found, key=lambda s: s.y0)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


def is_red(r, g, b):
    return r > 0.6 and r - g > 0.3 and r - b > 0.3


# --- mupdf -------------------------------------------------------------------


def read_chars(path):
    root = ET.fromstring(run("mutool", "draw", "-q", "-F", "stext", path))
    for page in root.iter("page"):
        chars = []
        for font in page.iter("font"):
            for char in font.iter("char"):
                color = char.get("color", "#000000")
                r, g, b = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
                quad = [float(v) for v in char.get("quad").split()]
                if char.get("c").strip() == "":
                    continue
                chars.append(
                    Char(
                        c=char.get("c"),
                        font=font.get("name"),
                        size=float(font.get("size")) * MM,
                        x=float(char.get("x")) * MM,
                        y=float(char.get("y")) * MM,
                        right=quad[2] * MM,
                        red=is_red(r, g, b),
                        black=max(r, g, b) < 0.1,
                        turned=abs(quad[3] - quad[1]) > abs(quad[2] - quad[0]),
                    )
                )
        yield float(page.get("width")) * MM, float(page.get("height")) * MM, chars


# --- poppler -----------------------------------------------------------------


def path_box(d):
    """Box of a path of M L H V C Z; of curves, of their ends and handles' thirds."""
    xs, ys, pen = [], [], (0.0, 0.0)
    straight = True
    for op, args in re.findall("([MLHVCZ])([^MLHVCZ]*)", d):
        n = [float(v) for v in args.replace(",", " ").split()]
        if op == "C":
            straight = False
            for i in range(0, len(n), 6):
                p = [pen, (n[i], n[i + 1]), (n[i + 2], n[i + 3]), (n[i + 4], n[i + 5])]
                for k in range(1, 9):
                    t = k / 8
                    w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
                    xs.append(sum(a * q[0] for a, q in zip(w, p)))
                    ys.append(sum(a * q[1] for a, q in zip(w, p)))
                pen = p[3]
        elif op == "H":
            pen = (n[-1], pen[1])
            xs.append(pen[0])
            ys.append(pen[1])
        elif op == "V":
            pen = (pen[0], n[-1])
            xs.append(pen[0])
            ys.append(pen[1])
        elif op != "Z":
            for i in range(0, len(n) - 1, 2):
                pen = (n[i], n[i + 1])
                xs.append(pen[0])
                ys.append(pen[1])
    if not xs:
        return None
    return min(xs), min(ys), max(xs), max(ys), straight


def style_of(element, inherited):
    style = dict(inherited)
    for part in element.get("style", "").split(";"):
        name, _, value = part.partition(":")
        style[name.strip()] = value.strip()
    for name in ("fill", "stroke", "stroke-width"):
        if element.get(name) is not None:
            style[name] = element.get(name)
    return style


def color_of(value):
    numbers = re.findall(r"([\d.]+)%", value or "")
    if len(numbers) == 3:
        return tuple(float(n) / 100 for n in numbers)
    numbers = re.findall(r"\d+", value or "")
    return tuple(int(n) / 255 for n in numbers[:3]) if len(numbers) >= 3 else (0, 0, 0)


def transform_of(element):
    m = re.match(r"matrix\(([^)]*)\)", element.get("transform", ""))
    if not m:
        return 1, 1, 0, 0
    a, _, _, d, e, f = (float(v) for v in m.group(1).replace(",", " ").split())
    return a, d, e, f


def read_shapes(element, style):
    """A path's shapes: of straight ones each part, for writers put several rules into one."""
    d = element.get("d", "")
    parts = re.findall("M[^M]*", d) if "C" not in d else [d]
    shapes = (read_shape(part, element, style) for part in parts)
    return [s for s in shapes if s]


def read_shape(d, element, style):
    box = path_box(d)
    ends = re.findall(r"-?[\d.]+", d)
    if box is None or len(ends) < 4:
        return None
    a, dd, e, f = transform_of(element)
    x0, x1 = sorted((box[0] * a + e, box[2] * a + e))
    y0, y1 = sorted((box[1] * dd + f, box[3] * dd + f))
    filled = style.get("fill", "black") != "none"
    if not filled and style.get("stroke", "none") != "none":
        half = float(style.get("stroke-width", "1")) * abs(dd) / 2
        flat = y1 - y0 < half
        y0, y1 = y0 - half, y1 + half
        if not flat:
            x0, x1 = x0 - half, x1 + half
    red = is_red(*color_of(style.get("fill" if filled else "stroke")))
    rule = box[4] and (y1 - y0) < 2.0 / MM and (x1 - x0) > 20 / MM
    return Shape(x0 * MM, y0 * MM, x1 * MM, y1 * MM, red, rule)


def read_ink(path, number):
    """Boxes of glyphs by their origin, and shapes."""
    svg = run(
        "pdftocairo", "-svg", "-noshrink", "-nocenter", "-f", str(number), "-l", str(number), path, "-"
    )
    root = ET.fromstring(svg)
    boxes, ink, shapes = {}, {}, []
    for symbol in list(root.iter(SVG + "symbol")) + list(root.iter(SVG + "g")):
        if (symbol.get("id") or "").startswith("glyph"):
            for p in symbol.iter(SVG + "path"):
                boxes[symbol.get("id")] = path_box(p.get("d", ""))

    def walk(element, inherited):
        style = style_of(element, inherited)
        for child in element:
            if child.tag == SVG + "defs":
                continue
            if child.tag == SVG + "use":
                box = boxes.get(child.get(HREF, "")[1:])
                x, y = float(child.get("x", 0)), float(child.get("y", 0))
                if box:
                    key = (round(x * 10), round(y * 10))
                    ink[key] = tuple(
                        v * MM for v in (x + box[0], y + box[1], x + box[2], y + box[3])
                    )
            elif child.tag == SVG + "path":
                shapes.extend(read_shapes(child, style_of(child, style)))
            else:
                walk(child, style)

    walk(root, {})
    return ink, shapes


def find_ink(ink, char):
    x, y = round(char.x / MM * 10), round(char.y / MM * 10)
    for dx in (0, -1, 1):
        for dy in (0, -1, 1):
            if (x + dx, y + dy) in ink:
                return ink[(x + dx, y + dy)]
    return None


# --- em boxes and lines ---------------------------------------------------------


def place_boxes(pages):
    """The middle of each font's em box above its baseline, in em, from its hanzi;
    of a font without hanzi from its digits, which stand a little below it."""
    by_font, digits = {}, {}
    for page in pages:
        for c in page.chars:
            if c.ink is None or c.size <= 0:
                continue
            up = (c.y - (c.ink[1] + c.ink[3]) / 2) / c.size
            if c.wide and (c.ink[3] - c.ink[1]) > 0.8 * c.size:
                by_font.setdefault(c.font, []).append(up)
            elif c.c.isdigit():
                digits.setdefault(c.font, []).append(up)
    for page in pages:
        for c in page.chars:
            if c.font in by_font:
                up = statistics.median(by_font[c.font])
            elif c.font in digits:
                up = statistics.median(digits[c.font]) + 0.013
            else:
                up = 0.38
            c.middle = c.y - up * c.size


def make_lines(page):
    rest = sorted((c for c in page.chars if not c.turned), key=lambda c: c.middle)
    lines = []
    while rest:
        first = rest[0]
        # a raised sign or a digit beside them belongs to the line of the hanzi
        near = [c for c in rest if c.middle - first.middle < 0.35 * max(first.size, c.size)]
        lines.append(Line(near, page.number))
        taken = set(map(id, near))
        rest = [c for c in rest if id(c) not in taken]
    page.lines = lines


def load(path):
    pages = []
    for number, (width, height, chars) in enumerate(read_chars(path), 1):
        ink, shapes = read_ink(path, number)
        for c in chars:
            c.ink = find_ink(ink, c)
        pages.append(Page(number, width, height, chars, shapes))
    place_boxes(pages)
    for page in pages:
        make_lines(page)
    return pages
