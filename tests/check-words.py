#!/usr/bin/env python3
"""Is the text of a PDF, or of a document, clean?  Reads what `pdftotext -bbox` writes, or
tongbao-document(5): then what tests/documents/wording.py says that no document may say.

No radicals (U+2E80-2FDF), compatibility ideographs (U+F900-FAFF), private
characters or U+FFFD; no space between two hanzi that stand side by side: a
gap wider than 0.6 em is the space between columns, not one in the text.

usage: check-words.py WORDS.html
       check-words.py --document FILE.xml...
       check-words.py --make-plain FILE.pdf    a PDF that embeds no font
"""
import os
import re
import sys
from html import unescape

WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
FORBIDDEN = re.compile('[\u2e80-\u2fdf\uf900-\ufaff\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]')
HANZI = re.compile('[\u3400-\u9fff\U00020000-\U000323af]')


def check(path):
    bad = False
    words = 0
    page = 0
    before = None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if "<page " in line:
                page += 1
                before = None
            match = WORD.search(line)
            if not match:
                continue
            words += 1
            left, top, right, bottom = (float(v) for v in match.groups()[:4])
            text = unescape(match.group(5))
            found = FORBIDDEN.search(text)
            if found:
                print(f"page {page}: U+{ord(found.group()):04X} in {text}")
                bad = True
            if before is not None:
                old_right, old_top, old_text = before
                size = (bottom - top) / 1.2
                gap = left - old_right
                if (abs(top - old_top) < size / 4 and 0 < gap < 0.6 * size
                        and HANZI.match(old_text[-1]) and HANZI.match(text[0])):
                    print(f"page {page}: a space between {old_text} and {text}")
                    bad = True
            before = (right, top, text)
    if words == 0:
        print("no text")
        bad = True
    return bad


def make_plain(path):
    text = b"BT /F 16 Tf 72 720 Td (plain) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595.28 841.89 ] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, start)
    with open(path, "wb") as file:
        file.write(out)


def check_documents(paths):
    sys.dont_write_bytecode = True
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "documents"))
    import wording
    faults = [fault for path in paths for fault in wording.check(path)]
    for fault in faults:
        print(fault)
    return bool(faults)


if len(sys.argv) > 2 and sys.argv[1] == "--document":
    sys.exit(check_documents(sys.argv[2:]))
elif len(sys.argv) == 3 and sys.argv[1] == "--make-plain":
    make_plain(sys.argv[2])
elif len(sys.argv) == 2:
    sys.exit(check(sys.argv[1]))
else:
    sys.exit(__doc__)
