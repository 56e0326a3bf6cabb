#!/usr/bin/env python3
"""Is it XML?  Says of each file named on standard input whether expat, which has no
line in common with libxml2, takes it: "well" or "malformed", TAB, the path.

What tongbao-receive(1) says about encodings is followed: GB2312, GBK and CP936 are read
as GB18030, and that and BIG5 are decoded before, for expat knows neither.
"""
import re
import sys
from xml.parsers import expat

DECLARED = re.compile(rb'^(?:\xef\xbb\xbf)?<\?xml[ \t\r\n][^>]*?encoding[ \t\r\n]*=[ \t\r\n]*["\']([A-Za-z0-9._-]+)["\']')
CODECS = {b'GB2312': 'gb18030', b'GBK': 'gb18030', b'CP936': 'gb18030', b'GB18030': 'gb18030',
          b'BIG5': 'big5', b'UTF8': 'utf-8-sig'}


def is_wellformed(data):
    declared = DECLARED.match(data[:400])
    codec = CODECS.get(declared.group(1).upper()) if declared else None
    encoding = None
    try:
        if codec is not None and not data.startswith((b'\xff\xfe', b'\xfe\xff')):
            data, encoding = data.decode(codec).encode(), 'utf-8'
        parser = expat.ParserCreate(encoding, namespace_separator='}')
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):     # no codec, no bytes of it
        return False
    return True


def main():
    for line in sys.stdin.buffer:
        path = line.rstrip(b'\n')
        with open(path, 'rb') as f:
            well = is_wellformed(f.read())
        sys.stdout.buffer.write((b'well' if well else b'malformed') + b'\t' + path + b'\n')


if __name__ == '__main__':
    main()
