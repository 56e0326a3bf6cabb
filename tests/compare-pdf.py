#!/usr/bin/env python3
"""Do two PDFs look the same?  Each page of both as poppler draws it, in grey.

Edges may differ by what the rounding of a place to 1/1000 pt and of a glyph to
1/2000 em does to anti-aliasing: a pixel by what a quarter of a pixel does (in
which poppler places glyphs: 64 of 255, and a little for rounding), a page on
the average by less than 1/1000 of black.  Thin rules poppler puts on whole pixels: a dark pixel may stand one
beside where it stands in the other.

usage: compare-pdf.py ONE.pdf OTHER.pdf
"""
import os
import subprocess
import sys
import tempfile

DPI = 144
PIXEL = 72  # of 255
MEAN = 0.2


def draw(pdf, folder):
    os.mkdir(folder)
    subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", pdf, os.path.join(folder, "p")], check=True)
    return sorted(os.listdir(folder))


def pixels(path):
    with open(path, "rb") as file:
        data = file.read()
    magic, width, height, most, rest = split(data)
    if magic != b"P5" or most != b"255":
        sys.exit(f"{path}: not an 8-bit grey image")
    return (int(width), int(height)), rest


def split(data):
    """The four words of a PGM head, and what follows its one blank."""
    words, at = [], 0
    while len(words) < 4:
        end = at
        while not data[end:end + 1].isspace():
            end += 1
        words.append(data[at:end])
        at = end + 1
    return (*words, data[at:])


def compare(one, other):
    """What is wrong, or None."""
    size, left = pixels(one)
    other_size, right = pixels(other)
    if size != other_size:
        return f"size {size} and {other_size}"
    if left == right:
        return None
    differences = [abs(a - b) for a, b in zip(left, right)]
    for at, difference in enumerate(differences):
        if difference >= PIXEL:
            if not (is_near(left[at], right, at, size[0]) and is_near(right[at], left, at, size[0])):
                return f"pixel {at % size[0]},{at // size[0]} differs by {difference}"
            differences[at] = 0
    mean = sum(differences) / len(differences)
    return f"the mean difference is {mean:.3f}" if mean >= MEAN else None


def is_near(value, image, at, width):
    """Some pixel of image at or beside `at` has about this value."""
    for row in (at - width, at, at + width):
        if any(abs(value - other) < PIXEL for other in image[max(row - 1, 0):row + 2]):
            return True
    return False


def main():
    one, other = sys.argv[1:]
    bad = 0
    with tempfile.TemporaryDirectory() as scratch:
        folders = [os.path.join(scratch, name) for name in ("one", "other")]
        names, other_names = draw(one, folders[0]), draw(other, folders[1])
        if names != other_names or not names:
            sys.exit(f"{one}: {len(names)} pages, {other}: {len(other_names)}")
        for name in names:
            said = compare(*(os.path.join(folder, name) for folder in folders))
            if said is not None:
                print(f"{one}: {name}: {said}")
                bad = 1
    return bad


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main())
