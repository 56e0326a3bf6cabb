#!/usr/bin/env python3
"""Damaged and hostile workbooks, made from one good form.

usage: damage.py FOLDER

A name begins with what must become of it: good- is accepted, bad- is refused, any-
only needs its receipt.  The same files every time.
"""
import os
import random
import struct
import sys
import zipfile
import zlib

import form
import golden

NS = form.XLSX_NS


def sheet(rows):
    return f'<worksheet xmlns="{NS}"><sheetData>{rows}</sheetData></worksheet>'


def cut_members(out, ext, members, pack):
    for name, text in members.items():
        data = text.encode()
        for part in (4, 2, 1):
            short = data[:-1] if part == 1 else data[:len(data) // part]
            out(f'any-member-cut-{part}-{flat(name)}.{ext}', pack({**members, name: short}))
        out(f'any-member-lost-{flat(name)}.{ext}',
            pack({k: v for k, v in members.items() if k != name}))
        out(f'any-member-empty-{flat(name)}.{ext}', pack({**members, name: ''}))
        out(f'bad-member-twice-{flat(name)}.{ext}', twice(members, name))


def flat(name):
    return name.replace('/', '_').replace('[', '').replace(']', '')


def twice(members, name):
    parts = list(members.items()) + [(name, members[name])]
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        return form.pack(parts)


def cut_and_flipped(out, ext, data):
    rng = random.Random(ext)
    for i in range(1, 16):
        out(f'bad-cut-{i:02}.{ext}', data[:len(data) * i // 16])
    out(f'any-cut-last.{ext}', data[:-1])
    for i in range(40):
        at = rng.randrange(len(data))
        flipped = bytearray(data)
        flipped[at] ^= 1 << rng.randrange(8)
        out(f'any-flip-{i:02}.{ext}', bytes(flipped))


def names(out, parts):
    for i, name in enumerate(('../x.xml', '/etc/passwd', 'xl/../../x', '..', 'xl\\x.xml', 'C:x', '',
                              'xl/..')):
        out(f'bad-name-{i}.xlsx', form.pack(list(parts.items()) + [(name, 'x')]))
    out('bad-members-5000.xlsx', form.pack(list(parts.items()) + [(f'a/{i}', '') for i in range(5000)]))


def raw_zip(members):
    """members: (name, packed bytes, method, declared size, crc, flags); written as told."""
    body, directory, n = b'', b'', 0
    for name, data, method, size, crc, flags in members:
        head = struct.pack('<HHHHHIIIHH', 20, flags, method, 0, 0x54a3, crc, len(data), size,
                           len(name), 0)
        directory += b'PK\1\2' + struct.pack('<H', 20) + head + struct.pack('<HHHII', 0, 0, 0, 0,
                                                                          len(body)) + name.encode()
        body += b'PK\3\4' + head + name.encode() + data
        n += 1
    return body + directory + b'PK\5\6' + struct.pack('<HHHHIIH', 0, 0, n, n, len(directory),
                                                      len(body), 0)


def deflated(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def bombs(out, parts):
    zeros, crc = zlib.compressobj(9, zlib.DEFLATED, -15), 0
    block, packed = b' ' * (1 << 20), b''
    for _ in range(600):
        packed += zeros.compress(block)
        crc = zlib.crc32(block, crc)
    packed += zeros.flush()
    good = [(n, deflated(t.encode()), 8, len(t.encode()), zlib.crc32(t.encode()), 0)
            for n, t in parts.items()]
    others = [m for m in good if m[0] != 'xl/sharedStrings.xml']
    strings = parts['xl/sharedStrings.xml'].encode()
    for name, size in (('told', 600 << 20), ('lying', len(strings)), ('lying-more', 40 << 20)):
        out(f'bad-bomb-{name}.xlsx',
            raw_zip(others + [('xl/sharedStrings.xml', packed, 8, size, crc, 0)]))
    out('bad-encrypted-flag.xlsx', raw_zip(good[:-1] + [good[-1][:5] + (1,)]))
    out('bad-method-99.xlsx', raw_zip(good[:-1] + [good[-1][:2] + (99,) + good[-1][3:]]))
    out('bad-crc.xlsx', raw_zip(good[:-1] + [good[-1][:4] + (1, 0)]))
    out('bad-size-4g.xlsx', raw_zip(good[:-1] + [good[-1][:3] + (0xffffffff,) + good[-1][4:]]))
    inner = form.pack({'a.xml': b' ' * 10000000})
    for _ in range(3):
        inner = form.pack({f'{i}.zip': inner for i in range(10)})
    out('bad-bomb-nested.zip', inner)
    out('any-bomb-nested-inside.xlsx', form.pack({**parts, 'xl/media/a.zip': inner}))
    # much that packs well, below every ratio
    rng = random.Random(1)
    noise = ''.join(f'<si><t>{rng.random()}</t></si>' for _ in range(1300000))
    out('bad-strings-many.xlsx',
        form.pack({**parts, 'xl/sharedStrings.xml': f'<sst xmlns="{NS}">{noise}</sst>'}))
    cells = ''.join(f'<row r="{r}">' + f'<c><v>{r}</v></c>' * 11 + '</row>' for r in range(1, 100001))
    out('bad-cells-1100000.xlsx', form.pack({**parts, 'xl/worksheets/sheet1.xml': sheet(cells)}))


def relations(out, parts):
    name = 'xl/_rels/workbook.xml.rels'
    for i, (old, new) in enumerate((
            ('worksheets/sheet3.xml', '../../etc/passwd'),
            ('worksheets/sheet3.xml', '/xl/worksheets/none.xml'),
            ('worksheets/sheet3.xml', 'workbook.xml'),
            ('Target="worksheets/sheet3.xml"', ''),
            ('Id="rId3"', 'Id="rId99"'), ('Id="rId3" ', ''),
            ('worksheets/sheet3.xml"', 'worksheets/sheet3.xml" TargetMode="External"'),
            ('worksheets/sheet3.xml', 'file:///etc/passwd'),
            ('/styles"', '/worksheet"'))):
        out(f'any-relation-{i}.xlsx', form.pack({**parts, name: parts[name].replace(old, new)}))
    out('bad-relation-external.xlsx', form.pack({
        **parts, name: parts[name].replace('worksheets/sheet3.xml"',
                                           'http://x/" TargetMode="External"')}))


def odd_xml(out, parts, opened):
    """Parts that no writer writes; the same in the content of .ods and .fods."""
    laughs = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + ''.join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip('abcdefgh', 'bcdefghi')) + ']>'
    odd = {
        'doctype': ('<!DOCTYPE x>', ''),
        'entity': ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', '<t>&e;</t>'),
        'laughs': (laughs, '<t>&i;</t>'),
        'deep': ('', '<a>' * 20000 + '</a>' * 20000),
        'attributes': ('', '<a ' + ' '.join(f'a{i}="1"' for i in range(200000)) + '/>'),
        'namespaces': ('', '<a ' + ' '.join(f'xmlns:a{i}="u"' for i in range(200000)) + '/>'),
        'long-value': ('', f'<a b="{"x" * 11000000}"/>'),
        'long-text': ('', f'<c><v>{"7" * 11000000}</v></c>'),
        'long-name': ('', f'<{"a" * 60000}/>'),
        'control': ('', '\x01'),
        'bare-ampersand': ('', '<t>a & b</t>'),
        'comment-open': ('', '<!-- '),
        'cdata-open': ('', '<![CDATA[ '),
    }
    for kind, (before, inside) in odd.items():
        flat_fate = 'any' if kind == 'long-text' else 'bad'  # text where no cell is: passed over
        rows = f'{before}<worksheet xmlns="{NS}"><sheetData>{inside}</sheetData></worksheet>'
        out(f'bad-xml-{kind}.xlsx', form.pack({**parts, 'xl/worksheets/sheet3.xml': rows}))
        strings = f'{before}<sst xmlns="{NS}">{inside}</sst>'
        out(f'bad-strings-{kind}.xlsx', form.pack({**parts, 'xl/sharedStrings.xml': strings}))
        content = opened['content.xml'].replace('<office:document-content', before
                                                + '<office:document-content', 1)
        content = content.replace('<table:table ', inside + '<table:table ', 1)
        out(f'bad-xml-{kind}.ods', form.pack({**opened, 'content.xml': content}))
        flat_one = form.fods(form.Book()).decode().replace('<office:document ', before
                                                         + '<office:document ', 1)
        out(f'{flat_fate}-xml-{kind}.fods', flat_one.replace('<table:table ', inside + '<table:table ', 1)
            .encode())
        excel = form.ml2003(form.Book()).decode().replace('<Workbook', before + '<Workbook', 1)
        out(f'{flat_fate}-xml-{kind}.2003.xml', excel.replace('<Worksheet', inside + '<Worksheet', 1).encode())
    text = parts['xl/worksheets/sheet3.xml']
    out('good-utf16-part.xlsx', form.pack({**parts, 'xl/worksheets/sheet3.xml': text.replace(
        'UTF-8', 'UTF-16').encode('utf-16')}))
    out('any-gbk-part.xlsx', form.pack({**parts, 'xl/sharedStrings.xml': (
        '<?xml version="1.0" encoding="GBK"?>' + parts['xl/sharedStrings.xml']).encode('gb18030')}))
    out('good-gbk.2003.xml', form.ml2003(form.Book()).decode().replace('UTF-8', 'GBK').encode('gb18030'))
    out('good-utf16.fods', form.fods(form.Book()).decode().replace('UTF-8', 'UTF-16').encode('utf-16'))


def odd_cells(out, parts):
    name = 'xl/worksheets/sheet3.xml'
    odd = {
        'string-beyond': '<row r="6"><c r="A6" t="s"><v>99999</v></c></row>',
        'string-minus': '<row r="6"><c r="A6" t="s"><v>-1</v></c></row>',
        'string-huge': '<row r="6"><c r="A6" t="s"><v>99999999999999999999</v></c></row>',
        'cell-twice': '<row r="6"><c r="A6"><v>1</v></c><c r="A6"><v>1</v></c></row>',
        'row-differs': '<row r="6"><c r="A7"><v>1</v></c></row>',
        'column-beyond': '<row r="6"><c r="XFE6"><v>1</v></c></row>',
        'row-beyond': '<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
        'small-letters': '<row r="6"><c r="a6"><v>1</v></c></row>',
        'style-beyond': '<row r="6"><c r="C6" s="70000"><v>1</v></c></row>',
        'rows-back': '<row r="7"><c><v>1</v></c></row><row r="6"><c><v>1</v></c></row>',
        'merge-odd': '</sheetData><mergeCells><mergeCell ref="B2"/></mergeCells><sheetData>',
        'merge-huge': '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>',
        'merges': '</sheetData><mergeCells>' + '<mergeCell ref="A1:XFD1048576"/>' * 200000
                  + '</mergeCells><sheetData>',
    }
    for kind, rows in odd.items():
        out(f'bad-cells-{kind}.xlsx', form.pack({**parts, name: sheet(rows)}))
    E = form.TITLES['enterprises']
    for i, text in enumerate(('1E308', '-1E-308', '1E999', 'NaN', '9' * 500, '0.' + '9' * 500, '-',
                              '1e', '٣', '0x1F', '1' + '0' * 17, '2E+17')):
        out(f'any-number-{i:02}.xlsx', form.xlsx(form.Book().set(E, 'C6', 'number', text)))
    for i, text in enumerate(('60', '0', '-1', '2958466', '1E300', 'x', '44776.99999', '99999999')):
        out(f'any-date-{i}.xlsx', form.xlsx(form.Book().set(form.TITLES['head'], 'C7', 'date', text)))
    later = form.Book()
    later.date1904 = True
    out('good-1904.xlsx', form.xlsx(later))


def repeats(out):
    good = form.fods(form.Book()).decode()
    cell = '<table:table-cell office:value-type="float" office:value="1"'
    for kind, row in {
            'rows': f'<table:table-row table:number-rows-repeated="1048576">{cell}/></table:table-row>',
            'columns': f'<table:table-row>{cell} table:number-columns-repeated="16384"/></table:table-row>',
            'columns-beyond': f'<table:table-row>{cell} table:number-columns-repeated="99999999"/>'
                              '</table:table-row>',
            'both': f'<table:table-row table:number-rows-repeated="1048576">{cell} '
                    'table:number-columns-repeated="16384"/></table:table-row>',
            'empty-rows': '<table:table-row table:number-rows-repeated="1048576"/>' * 4000
                          + f'<table:table-row>{cell}/></table:table-row>',
            'blanks': '<table:table-row><table:table-cell office:value-type="string"><text:p>'
                      + '<text:s text:c="999"/>' * 20000 + '</text:p></table:table-cell>'
                      '</table:table-row>'}.items():
        table = f'<table:table table:name="大">{row}</table:table>'
        made = good.replace('<table:table ', table + '<table:table ', 1)
        out(f'any-repeat-{kind}.fods', made.encode())
    rows = '<Row ss:Span="1048575"/>' * 5 + '<Row ss:Index="5"/><Row ss:Index="3"/>'
    out('bad-rows-back.2003.xml', form.ml2003(form.Book()).decode().replace(
        '<Table>\n', '<Table>\n' + rows, 1).encode())


def compound(out):
    whole = golden.ole('Workbook')
    out('bad-ole.xls', whole)
    for i in range(1, 16):
        out(f'bad-ole-cut-{i}.xls', whole[:len(whole) * i // 16])
    rng = random.Random(2)
    for i in range(20):
        flipped = bytearray(whole)
        for _ in range(4):
            flipped[8 + rng.randrange(len(whole) - 8)] = rng.randrange(256)
        out(f'bad-ole-flip-{i:02}.xls', bytes(flipped))
    loop = bytearray(golden.ole('Nothing'))
    struct.pack_into('<I', loop, 512 + 4, 1)  # the directory's sector follows itself
    out('bad-ole-loop.xls', bytes(loop))


def descriptions(out):
    """`_meta` as nobody writes it."""
    def changed(i, change):
        out(f'bad-meta-{i:02}.xlsx', form.xlsx(golden.meta(form.Book(), change)))

    def replace(kind, at, text):
        def change(record):
            record = list(record)
            if record[0] == kind and len(record) > at:
                record[at] = text
            return record
        return change
    for i, (kind, at, text) in enumerate((
            ('table', 1, 'tables'), ('table', 2, ''), ('table', 5, '-1'), ('table', 6, '9999999'),
            ('table', 5, '0'), ('column', 2, 'row@valeu'), ('column', 3, 'ZZZZ'), ('column', 5, 'F'),
            ('once', 3, '7C'), ('once', 2, 'row@value'), ('key', 2, 'x'), ('key', 3, ''),
            ('key', 3, 'E01'), ('form', 1, ''), ('sum', 1, 'x'), ('plan', 0, 'plam'))):
        changed(i, replace(kind, at, text))
    for i, kind in enumerate(('form', 'plan', 'unit', 'period', 'version', 'sum', 'table'), 20):
        changed(i, lambda r, kind=kind: None if r[0] == kind else r)
    many = {'head': form.DATA['head'], 'enterprises': [
        {'row@code': f'E{i:06}', 'row@value': '1', 'row@base': '1'} for i in range(60000)]}
    out('any-rows-60000.xlsx', form.xlsx(form.Book(many)))
    many = {'head': form.DATA['head'],
            'projects': [{'project@code': f'P{i:06}', 'project@plan': '1', 'project@cumulative': '1',
                          'project@stage': '在建'} for i in range(30000)],
            'milestones': [{'project@code': f'P{i:06}', 'milestone@type': '开工',
                            'milestone@planned': '2022-03'} for i in range(30000)]}
    out('any-milestones-30000.xlsx', form.xlsx(form.Book(many)))
    free = form.Book({**form.DATA, 'problems': [
        {'problem@id': f'X{i}', 'problem': '一', 'problem@status': '新增'} for i in range(60000)]})
    out('any-problems-60000.xlsx', form.xlsx(free))
    dropped = form.Book(many)
    for row in range(form.FIRST, form.FIRST + 30000):
        dropped.sheets[form.TITLES['milestones']].pop((row, 1), None)
    out('any-keys-deleted.xlsx', form.xlsx(dropped))


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)

    def out(name, data):
        with open(os.path.join(folder, name), 'wb') as file:
            file.write(data)

    book = form.Book()
    parts, opened = form.xlsx_members(book), form.ods_members(book)
    for ext, to in form.WRITERS.items():
        out(f'good-whole.{ext}', to(book))
        cut_and_flipped(out, ext, to(book))
    cut_members(out, 'xlsx', parts, form.pack)
    cut_members(out, 'ods', opened, form.pack)
    names(out, parts)
    bombs(out, parts)
    relations(out, parts)
    odd_xml(out, parts, opened)
    odd_cells(out, parts)
    repeats(out)
    compound(out)
    descriptions(out)
    for name, data in {**golden.kinds(), **golden.damaged()}.items():
        out('bad-' + name, data)
    for name, changed in golden.forms().items():
        for ext, to in form.WRITERS.items():
            out(f'any-form-{name}.{ext}', to(changed))


if __name__ == '__main__':
    main()
