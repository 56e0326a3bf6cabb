#!/usr/bin/env python3
"""The contents of a book tell the pages that its headings stand on; usage: contents.py BOOK.pdf"""
import re
import subprocess
import sys


def squeeze(text):
    return re.sub(r'\s', '', text)


pages = subprocess.run(['pdftotext', '-layout', sys.argv[1], '-'], stdout=subprocess.PIPE,
                       check=True).stdout.decode().split('\f')
lines = re.findall(r'^\s*(\d.*?)[\s.]{4,}(\d+)$', pages[1], re.M)
wrong = [(title, number) for title, number in lines
         if not any(squeeze(line) == squeeze(title) for line in pages[int(number) - 1].split('\n'))]
if len(lines) < 20 or wrong:
    sys.exit(f'{len(lines)} lines of contents; not on their pages: {wrong}')
