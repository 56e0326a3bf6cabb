#!/usr/bin/env python3
"""Writes mutated submissions, the same ones for the same seed.

usage: mutate.py SEED COUNT FOLDER FILE...

Half of them are changed as bytes, half as trees: the latter stay well-formed, and are
wrong, or right, in shape and types alone.
"""
import os
import random
import sys
from xml.dom import minidom

NS = 'urn:tongbao:submission:1'
VALUES = ('', ' ', '0', '-1', '1', '12', '007', '1.5', '-0.00', '1.123456789', '1e3', 'NaN', '＋1', '１２', '1,000', '99999999999999999999', '——', '—', '--',
          '123456789012345678', '1234567890123456789', '2022-04', '2022-13', '2022-4', '2022-04-30', '2022-02-30', '2022-04-31', '2024-02-29', '2023-02-29', '2022-05-03Z',
          '2022-05-03+08:00', '1999-01-01', ' 2022-04', '2022-04 ', '万元', '亿元', '元', '千元', 'rev', 'inv', 'REV', 'x' * 16, 'x' * 17, 'E01', 'e01', 'E01.1', '-E', '.A', 'A-', 'A' * 31, 'A' * 32,
          '在建', '前期', '竣工', '停工', '完工', '开工', '入统', '新增', '销号', '企业', '县市区', '其他', '字' * 100, '字' * 101, '字' * 500, '字' * 501, '𠮷' * 100, '\u00a0', '\u3000', '\ufffd',
          'a\tb', 'a\nb', 'a  b', ' a', 'true', '9', '10', '9999', '10000', '0001', '王 某', '𠮷', 'e\u0301', '٣', '८')
NAMES = ('row', 'project', 'milestone', 'problem', 'practice', 'contact', 'reason', 'responsible', 'industries', 'enterprises', 'projects', 'problems', 'practices', 'submission', 'a', 'Row')
ATTRIBUTES = ('code', 'value', 'base', 'note', 'uscc', 'plan', 'cumulative', 'stage', 'national', 'type', 'planned', 'actual', 'id', 'category', 'source', 'responsible', 'due', 'status',
              'opened', 'closed', 'title', 'indicator', 'unit', 'name', 'phone', 'prepared', 'reviewed', 'approved', 'period', 'version', 'date', 'a', 'xml:lang', 'xml:space', 'xsi:nil', 'xsi:type',
              'xsi:schemaLocation', 'xsi:noNamespaceSchemaLocation', 'xmlns:p')
TOKENS = (b'<', b'>', b'&', b'"', b"'", b'/', b'=', b' ', b'\n', b'\r', b'\t', b'\0', b']]>', b'<![CDATA[', b'<!--', b'-->', b'--', b'<?a b?>', b'<?xml?>', b'&lt;', b'&#x41;', b'&#0;', b'&a;', b'xmlns=""',
          b' xmlns:p="u"', b'p:', b'xml:', b'<row/>', b'</row>', b'<a>', b'</a>', b'\xc3', b'\xff', b'\xef\xbb\xbf', b'\xe4\xb8\x87', b'<!DOCTYPE a>', b'\xc2\x85', b'\xe2\x80\xa8', b'\x7f', b':', b'.', b'-', b'1')


def elements(document):
    return document.getElementsByTagNameNS('*', '*')


def change_tree(document, chance):
    all_ = elements(document)
    at = chance.choice(all_)
    root = document.documentElement
    parent = at.parentNode if at is not root else root
    kind = chance.randrange(15)
    names = list(at.attributes.keys())
    if kind in (0, 1, 2, 3) and names:
        at.setAttribute(chance.choice(names), chance.choice(VALUES))
    elif kind == 4 and names:
        at.removeAttribute(chance.choice(names))
    elif kind in (5, 6):
        name = chance.choice(ATTRIBUTES)
        if name.startswith('xsi:'):
            root.setAttribute('xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance')
        at.setAttribute(name, chance.choice(('true', 'false', 'row', f'{NS} x.xsd', 'u') if ':' in name else VALUES))
    elif kind == 7 and at is not root:
        parent.removeChild(at)
    elif kind == 8 and at is not root:
        parent.insertBefore(at.cloneNode(True), chance.choice(parent.childNodes))
    elif kind == 9 and at is not root:
        other = chance.choice(all_)
        if not any(n is other for n in at.getElementsByTagName('*')) and other is not at:
            other.insertBefore(parent.removeChild(at), chance.choice(list(other.childNodes) + [None]))
    elif kind == 10:
        at.insertBefore(document.createTextNode(chance.choice(VALUES)), chance.choice(list(at.childNodes) + [None]))
    elif kind == 11:
        new = document.createElementNS(chance.choice((NS, NS, 'u')), chance.choice(NAMES))
        if new.namespaceURI != NS:
            new.setAttribute('xmlns', new.namespaceURI)
        at.insertBefore(new, chance.choice(list(at.childNodes) + [None]))
    elif kind == 12:
        node = chance.choice((document.createComment('a'), document.createProcessingInstruction('a', 'b'), document.createCDATASection(chance.choice(('', ' ', 'a')))))
        at.insertBefore(node, chance.choice(list(at.childNodes) + [None]))
    elif kind == 13 and at is not root:
        at.tagName = at.nodeName = chance.choice(NAMES)
    elif kind == 14 and len(at.childNodes) > 1:
        children = list(at.childNodes)
        chance.shuffle(children)
        for child in children:
            at.appendChild(child)


def mutate_tree(data, chance):
    document = minidom.parseString(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        change_tree(document, chance)
    return document.toxml(encoding=chance.choice(('UTF-8', 'UTF-8', 'UTF-8', 'UTF-16')))


def mutate_bytes(data, chance):
    for _ in range(chance.choice((1, 1, 2, 4))):
        at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        to = min(to, at + chance.choice((1, 2, 8, 64)))
        kind = chance.randrange(7)
        if kind == 0:
            data = data[:at] + chance.choice(TOKENS) + data[at:]
        elif kind == 1:
            data = data[:at] + chance.choice(TOKENS) + data[to:]
        elif kind == 2:
            data = data[:at] + data[to:]
        elif kind == 3:
            data = data[:to] + data[at:to] + data[to:]
        elif kind == 4 and at < len(data):
            data = data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1:]
        elif kind == 5 and at < len(data):
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1:]
        elif chance.random() < 0.2:
            data = data[:max(at, 1)]
    return data


def main():
    seed, count, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    seeds = [open(path, 'rb').read() for path in sorted(sys.argv[4:])]
    trees = [data for data in seeds if b'encoding="GB' not in data]     # expat reads none of these
    os.makedirs(folder, exist_ok=True)
    for number in range(count):
        chance = random.Random(f'{seed}.{number}')
        data = mutate_tree(chance.choice(trees), chance) if number % 2 else mutate_bytes(chance.choice(seeds), chance)
        with open(os.path.join(folder, f'{number:06d}.xml'), 'wb') as f:
            f.write(data)


if __name__ == '__main__':
    main()
