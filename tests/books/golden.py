#!/usr/bin/env python3
"""Write the workbooks of the regression's cases check-book-* and check-form-*.

usage: golden.py FOLDER    (tests/regress/receive); then read what
`tests/regress/run -u BINDIR receive/CASE` makes of them.
"""
import os
import struct
import sys

import form


def ole(*streams):
    """A compound file whose directory has the streams, which are empty."""
    sector = 512
    head = bytearray(b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(16)
                     + struct.pack('<HHHHH', 0x3e, 3, 0xfffe, 9, 6) + bytes(sector - 34))
    struct.pack_into('<IIII', head, 0x2c, 1, 1, 0, 4096)
    for i in range(109):
        struct.pack_into('<I', head, 0x4c + 4 * i, 0 if i == 0 else 0xffffffff)
    table = struct.pack('<II', 0xfffffffd, 0xfffffffe) + b'\xff' * (sector - 8)
    entries = b''
    for i, name in enumerate(('Root Entry',) + streams):
        raw = name.encode('utf-16-le')
        entries += (raw.ljust(64, b'\0') + struct.pack('<H', len(raw) + 2)
                    + bytes([5 if i == 0 else 2, 1]) + b'\xff' * 12 + bytes(48))
    return bytes(head) + table + entries.ljust(sector, b'\0')


def kinds():
    book = form.Book()
    parts = form.xlsx_members(book)
    encrypted = form.ods_members(book)
    encrypted['META-INF/manifest.xml'] = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
        '</manifest:file-entry></manifest:manifest>')
    return {
        '01旧版.xls': ole('Workbook'),
        '02金山.et': ole('Book', '\x05SummaryInformation'),
        '03二进制.xlsb': form.pack({'xl/workbook.bin': b'\x83\x01'}),
        '04加密.xlsx': ole('EncryptionInfo', 'EncryptedPackage'),
        '05加密.ods': form.pack(encrypted),
        '06宏.xlsm': form.pack({**parts, 'xl/vbaProject.bin': b'x'}),
        '07链接.xlsx': form.pack({**parts, 'xl/externalLinks/externalLink1.xml': '<externalLink/>'}),
        '08文档.doc': ole('WordDocument'),
        '09文档.docx': form.pack({'word/document.xml': '<document/>'}),
        '10演示.ppt': ole('PowerPoint Document'),
        '11盖章.pdf': b'%PDF-1.4\n%%EOF\n',
        '12版式.ofd': form.pack({'OFD.xml': '<OFD/>'}),
        '13照片.jpg': b'\xff\xd8\xff\xe0\0\x10JFIF\0',
        '14打包.rar': b'Rar!\x1a\x07\x01\0',
        '15打包.7z': b'7z\xbc\xaf\x27\x1c\0\x04',
        '16打包.zip': form.pack({'7月.xlsx': form.xlsx(book)}),
        '17导出.csv': '代码,本年累计\r\nE01,96000\r\n'.encode('gb18030'),
        '18系统导出.xls': '<html><body><table><tr><td>E01</td></tr></table></body></html>'.encode(),
    }


def damaged():
    book = form.Book()
    whole = form.xlsx(book)
    parts = form.xlsx_members(book)
    lacking = {k: v for k, v in parts.items() if k != 'xl/worksheets/sheet3.xml'}
    torn = {**parts, 'xl/worksheets/sheet3.xml': parts['xl/worksheets/sheet3.xml'][:300]}
    mixed = bytearray(whole)
    mixed[whole.index(b'xl/sharedStrings.xml') + 60] ^= 0xff
    bomb = {**parts, 'xl/sharedStrings.xml': parts['xl/sharedStrings.xml'] + ' ' * 8000000}
    return {
        '1断了.xlsx': whole[:len(whole) * 2 // 3],
        '2断了.fods': form.fods(book)[:20000],
        '3缺部件.xlsx': form.pack(lacking),
        '4坏部件.xlsx': form.pack(torn),
        '5改字节.xlsx': bytes(mixed),
        '6太大.xlsx': form.pack(bomb),
        '7声明.fods': form.fods(book).replace(b'<office:document ', b'<!DOCTYPE x><office:document ', 1),
    }


def meta(book, change):
    """The form with records of `_meta` changed: record -> record, or None to drop it."""
    rows = {}
    for (r, c), (_, text) in sorted(book.sheets['_meta'].items()):
        rows.setdefault(r, []).append(text)
    kept = [record for record in map(change, rows.values()) if record]
    book.sheets['_meta'] = {(r, c): ('text', word) for r, record in enumerate(kept, 1)
                            for c, word in enumerate(record, 1)}
    return book


def forms():
    """Cases of forms that people have changed: name -> book."""
    E, P, M = form.TITLES['enterprises'], form.TITLES['projects'], form.TITLES['milestones']
    head = form.TITLES['head']
    new = form.Book
    plain = new()
    del plain.sheets['_meta']
    cells = new()
    cells.set(E, 'C6', 'error', '#REF!').set(E, 'D6', 'formula')
    cells.set(E, 'C7', 'date', '2022-03-01').set(E, 'D7', 'number', '36000.000000000007')
    cells.set(E, 'C8', 'number', '58000.333333333336').set(E, 'D8', 'text', '52000')
    cells.set(E, 'C9', 'text', '９９００').set(E, 'D9', 'text', '9,400')
    cells.set(P, 'C6', 'text', '20000').set(P, 'D6', 'number', '7100.00005')
    cells.set(P, 'F6', 'text', '含设备款').set(P, 'E7', 'text', '在建 ')
    cells.set(head, 'C7', 'text', '2022/5/3').set(M, 'C6', 'date', '2022-03-01')
    missing = new()
    del missing.sheets[M]
    added = new().insert_row(E, 8, {1: ('text', 'E09'), 2: ('text', '新厂'), 3: ('number', '5')})
    added.insert_row(P, 8, {3: ('number', '500'), 4: ('number', '20')})
    emptied = new()
    for at in ('C9', 'D9'):
        emptied.set(E, at, None)
    return {
        'none': plain,
        'other-format': meta(new(), lambda r: ['form', '2'] if r[0] == 'form' else r),
        'sum-differs': meta(new(), lambda r: None if r[0] == 'key' and r[3] == 'E02' else r),
        'meta-changed': meta(new(), lambda r: ['column', E, 'row@value'] if r[0] == 'column' else r),
        'sheet-missing': missing,
        'sheet-twice': new().rename(P, E),
        'head-changed': new().set(E, 'C5', 'text', '本月数（万元）')
                        .set(head, 'C5', 'text', '2022-05'),
        'row-added': added,
        'row-deleted': new().delete_row(E, 8),
        'key-changed': new().set(E, 'A7', 'text', 'E1.1').set(P, 'A6', None)
                       .set(M, 'B7', 'text', '投产'),
        'rows-moved': new().swap_rows(E, 7, 9),
        'merged': new().merge(E, 'C7:C8').merge(head, 'A1:D1').merge(P, 'C6:D6'),
        'cells': cells,
        'milestone-alone': new().set(M, 'A8', 'text', 'P2022-09')
                           .set(M, 'B8', 'text', '开工').set(M, 'C8', 'text', '2022-09'),
        'row-empty': emptied,
        'lines-of-rules': new().set(E, 'C6', 'number', '9.6').set(E, 'D8', None)
                          .set(P, 'D7', 'number', '-5').set(head, 'C10', 'text', '李某').set(head, 'C11', None)
                          .set(head, 'C12', None),
    }


def write(folder, case, files, day='2022-05-04'):
    base = os.path.join(folder, case)
    os.makedirs(base + '.in', exist_ok=True)
    for name, data in files.items():
        with open(os.path.join(base + '.in', name), 'wb') as out:
            out.write(data)
    with open(base + '.args', 'w') as out:
        out.write(f'-C site -d {day} --check {" ".join(sorted(files))}\n')
    with open(base + '.stdout', 'a'):
        pass


def main():
    folder = sys.argv[1]
    write(folder, 'check-book-kinds', kinds())
    write(folder, 'check-book-damaged', damaged())
    book = form.Book()
    write(folder, 'check-form-good', {'a.' + ext: to(book) for ext, to in form.WRITERS.items()})
    for name, changed in forms().items():
        write(folder, 'check-form-' + name, {'月报.xml': form.ml2003(changed)})


if __name__ == '__main__':
    main()
