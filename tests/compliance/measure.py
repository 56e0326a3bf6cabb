"""The ruler: the standard's lengths in mm, and the rows of a report."""

import re

from sheet import MM

LEFT, TOP, WIDTH, HEIGHT = 28.0, 37.0, 156.0, 225.0
RIGHT, BOTTOM = LEFT + WIDTH, TOP + HEIGHT
EM3, EM4 = 16 * MM, 14 * MM  # 3号, 4号
PITCH = WIDTH / 28
SPACE = EM3 * 7 / 8  # between lines (3.2)
TOLERANCE = 0.3
DAY = r"\d{4}年\d{1,2}月\d{1,2}日"

# names of faces that pass for those the standard wants
FACES = {
    "仿宋": r"Fang|仿宋|FZFS|SIMFANG",
    "黑体": r"Hei|Sans(CJK|SC)|黑体|FZHT",
    "楷体": r"Kai|楷|FZKT|WenKai",
    "小标宋": r"BiaoSong|XBS|小标宋|(Serif|Song|宋).*(Bold|Black|Heavy)",
    "宋体": r"Song|Sun|Serif|宋|Ming",
}


def area(page):
    """The 版心: left, top, right, bottom; that of a landscape page is turned with it."""
    if page.width > page.height:
        left = page.width - BOTTOM
        return left, LEFT, left + HEIGHT, RIGHT
    return LEFT, TOP, RIGHT, BOTTOM


class Measure:
    """Rows of a report, and what all parts of it look for on the pages."""

    def row(self, clause, name, good, text):
        self.rows.append((clause, name, bool(good), text))

    def near(self, clause, name, got, wanted, tolerance=TOLERANCE):
        self.row(clause, name, abs(got - wanted) <= tolerance,
                 f"{got:.2f} mm ({wanted:.2f} ±{tolerance:g})")

    def between(self, clause, name, got, low, high):
        self.row(clause, name, low - TOLERANCE <= got <= high + TOLERANCE,
                 f"{got:.2f} mm ({low:.2f} to {high:.2f} ±{TOLERANCE:g})")

    def lines_between(self, clause, name, got, lines):
        """So many empty lines: a line is a character and the space of 7/8 (3.2), so
        the next em box starts up to one such space further down."""
        self.between(clause, f"{name}空{'一二三'[lines - 1]}行", got, lines * self.line,
                     lines * self.line + SPACE)

    def pt(self, clause, name, line, wanted):
        got = line.size / MM
        self.row(clause, f"{name}字号", abs(got - wanted) < 0.3, f"{got:.2f} pt ({wanted} pt)")

    def is_face(self, line, wanted):
        """The face of its hanzi, else of all its characters; a rare hanzi may come from one
        that helps out."""
        chars = [c for c in line.chars if c.wide] or line.chars
        return sum(not re.search(FACES[wanted], c.font) for c in chars) * 4 <= len(chars)

    def face(self, clause, name, line, wanted):
        self.row(clause, f"{name}{wanted}", self.is_face(line, wanted), line.font)

    def area_lines(self, page):
        _, top, _, bottom = area(page)
        return [l for l in page.lines if l.top > top - 2 and l.bottom < bottom + 2]

    def stamps(self, page):
        """Red shapes that are no rules, those that touch taken together: x0, y0, x1, y1."""
        boxes = [[s.x0, s.y0, s.x1, s.y1] for s in page.shapes if s.red and not s.rule]
        merged = True
        while merged:
            merged = False
            for a in boxes:
                for b in boxes:
                    if a is not b and a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]:
                        a[:] = [min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])]
                        boxes.remove(b)
                        merged = True
                        break
                if merged:
                    break
        return join_strokes(boxes)


def middle(line):
    """A mark at an end of a line has half its width there (GB/T 15834 5.1)."""
    left, right = line.x, line.end
    if line.chars[0].c in "“‘（《〔":
        left = max(left, min(left + line.size / 2, first_ink(line)))
    if line.chars[-1].c in "”’）》〕。，、":
        right -= line.size / 2
    return (left + right) / 2


def first_ink(line):
    return line.chars[0].ink[0] if line.chars[0].ink else line.x


def split_words(line):
    """Parts of a line between gaps of more than one character."""
    parts, start = [], 0
    for i in range(1, len(line.chars)):
        if line.chars[i].x - line.chars[i - 1].end > line.size:
            parts.append(line.part(start, i))
            start = i
    return parts + [line.part(start, len(line.chars))]


def join_strokes(boxes):
    """A signature is of strokes that need not touch: small boxes near each other are one."""
    large = [b for b in boxes if b[2] - b[0] > 18]
    small = [b for b in boxes if b[2] - b[0] <= 18]
    rows = []
    for b in sorted(small):
        for r in rows:
            if b[0] - r[2] < 4 and b[1] < r[3] + 2 and b[3] > r[1] - 2:
                r[:] = [min(r[0], b[0]), min(r[1], b[1]), max(r[2], b[2]), max(r[3], b[3])]
                break
        else:
            rows.append(list(b))
    return sorted(large + rows, key=lambda b: (round(b[1]), b[0]))
