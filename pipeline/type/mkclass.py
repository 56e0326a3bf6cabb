#!/usr/bin/env python3
"""Make class_table.h of class.tsv: mkclass.py class.tsv >class_table.h

Ranges come out sorted and must not overlap; units come out longest first."""
import sys

ranges, units = [], []
for number, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
    line = line.rstrip("\n")
    if not line or line.startswith("#"):
        continue
    cells = line.split("\t")
    if cells[0] == "UNIT":
        units.append(cells[1])
        continue
    if len(cells) != 4:
        sys.exit(f"{sys.argv[1]}:{number}: four columns wanted")
    first, _, last = cells[1].partition("..")
    ranges.append((int(first, 16), int(last or first, 16), cells[0], cells[3]))
ranges.sort()
for a, b in zip(ranges, ranges[1:]):
    if a[1] >= b[0]:
        sys.exit(f"U+{b[0]:04X} has two classes")
if len(set(units)) != len(units):
    sys.exit("a unit stands twice")
units.sort(key=lambda u: (-len(u), u))
print("/* Made by mkclass.py of class.tsv; do not edit. */")
print("/* clang-format off */")
print("static const struct range ranges[] = {")
for first, last, cls, source in ranges:
    print(f"\t{{0x{first:04X}, 0x{last:04X}, TB_CLASS_{cls}}}, /* {source} */")
print("};\n")
print("static const char *const units[] = {")
for unit in units:
    print(f'\t"{unit}",')
print("};")
print("/* clang-format on */")
