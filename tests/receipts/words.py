#!/usr/bin/env python3
"""Every word of a receipt's text stands in its PDF too.

usage: words.py FOLDER    of receipts, NAME.txt beside NAME.pdf
"""
import pathlib
import re
import subprocess
import sys


def plain(text):
    """Without blanks; all else stays what it was."""
    return re.sub(r"[\s\u00a0\u3000\ufeff\u200b]", "", text)


def words(text):
    """A table has columns for what a line of text says by 由 … 改为 … and by 累计, 当月; the verdict
    has no label."""
    text = re.sub(r"^结论", "", text, flags=re.M)
    text = re.sub(r"　由(.+)改为(.+)$", r"　\1　\2", text, flags=re.M)
    month = r"([0-9—]+月(?:累计|当月|合计))([^，\n]+)"
    text = re.sub(rf"　{month}，{month}，{month}$", r"　\1　\2　\3　\4　\5　\6", text, flags=re.M)
    for part in re.split(r"[\n　]|^ *(?:▪|【)|】$|：", text, flags=re.M):
        if plain(part):
            yield plain(part)


def missing(txt, pdf):
    shown = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout.decode()
    shown = plain(shown)
    for word in words(txt.read_text(encoding="utf-8")):
        if word not in shown:
            yield word


def main():
    bad = n = 0
    for txt in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
        pdf = txt.with_suffix(".pdf")
        lacking = list(missing(txt, pdf))
        n += 1
        if lacking:
            bad += 1
            print(f"{pdf.name}: not there: {lacking[:5]}")
    print(f"{n} receipts compared, {bad} lack words")
    return 1 if bad or n == 0 else 0


sys.exit(main())
