"""A unit's form as cells, filled in, and its four file formats (tongbao-form(5)).

A workbook is a dict of sheets in order: name -> {(row, column): (kind, text)}, kind
one of text, number, date, bool, error, formula (no value); `merges` is a dict of
sheet -> list of ranges. Nothing of the programs is used: what they read is written
by other hands.
"""
import copy
import hashlib
import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

UNIT_COLUMNS = {
    'enterprises': [('row@code', '代码'), (None, '企业名称'), ('row@value', '本年累计（万元）'),
                    ('row@base', '上年同期（万元）'), ('row@note', '说明'),
                    ('row@uscc', '统一社会信用代码')],
    'projects': [('project@code', '项目代码'), (None, '项目名称'), ('project@plan', '年度计划（万元）'),
                 ('project@cumulative', '本年累计（万元）'), ('project@stage', '项目阶段'),
                 ('project@note', '说明')],
    'milestones': [('project@code', '项目代码'), ('milestone@type', '节点名称'),
                   ('milestone@planned', '节点计划时间'), ('milestone@actual', '节点实际时间')],
    'problems': [('problem@id', '问题编号'), ('problem', '问题内容'), ('problem@category', '问题类别'),
                 ('problem@source', '问题来源'), ('problem@responsible', '责任单位'),
                 ('problem@opened', '提出日期'), ('problem@due', '办结期限'),
                 ('problem@status', '办理状态'), ('problem@closed', '销号日期')],
    'practices': [('practice@title', '做法标题'), ('practice', '做法内容')],
}
TITLES = {'head': '报表封面', 'enterprises': '企业表', 'projects': '项目表', 'milestones': '项目节点表',
          'problems': '问题清单', 'practices': '典型做法'}
INDICATORS = {'enterprises': ('rev', '万元'), 'projects': ('inv', '万元')}
KEYS = {'enterprises': ['row@code'], 'projects': ['project@code'],
        'milestones': ['project@code', 'milestone@type'], 'problems': ['problem@id']}
HEAD = [('submission@plan', '方案编号'), ('submission@unit', '报送单位代码'),
        ('submission@period', '报告期'), ('submission@version', '版本号'),
        ('submission@date', '填报日期'), ('contact@name', '联系人'), ('contact@phone', '联系电话'),
        ('responsible@prepared', '填表人'), ('responsible@reviewed', '审核人'),
        ('responsible@approved', '单位负责人'), ('reason', '更正原因')]
DATES = {'submission@date', 'milestone@actual', 'problem@opened', 'problem@due', 'problem@closed'}
NUMBERS = {'row@value', 'row@base', 'project@plan', 'project@cumulative', 'submission@version'}
SPARE = {'milestones': 3, 'problems': 3, 'practices': 2}
FIRST = 6  # row of data; heads stand above it

# what the unit reports: the file check-good-utf8 of the regression, and more tables
DATA = {
    'head': {'submission@plan': '990100-jh', 'submission@unit': '990101',
             'submission@period': '2022-04', 'submission@version': '1',
             'submission@date': '2022-05-03', 'contact@name': '王某', 'contact@phone': '0000-1001',
             'responsible@prepared': '王某', 'responsible@reviewed': '赵某',
             'responsible@approved': '钱某'},
    'enterprises': [
        {'row@code': 'E01', None: '甲机集团', 'row@value': '96000', 'row@base': '88000'},
        {'row@code': 'E01.1', None: '甲机一厂', 'row@value': '38000', 'row@base': '36000'},
        {'row@code': 'E01.2', None: '甲机二厂', 'row@value': '58000', 'row@base': '52000'},
        {'row@code': 'E02', None: '东风铸造', 'row@value': '9900', 'row@base': '9400'}],
    'projects': [
        {'project@code': 'P2022-01', None: '一期扩建', 'project@plan': '20000',
         'project@cumulative': '7100', 'project@stage': '在建'},
        {'project@code': 'P2022-02', None: '物流园', 'project@plan': '12000',
         'project@cumulative': '2100', 'project@stage': '在建'}],
    'milestones': [
        {'project@code': 'P2022-01', 'milestone@type': '开工', 'milestone@planned': '2022-03',
         'milestone@actual': '2022-03-15'},
        {'project@code': 'P2022-02', 'milestone@type': '竣工', 'milestone@planned': '2022-12'}],
    'problems': [
        {'problem@id': '990101-2022-001', 'problem': '二期用地未完成征拆。', 'problem@category': '生产要素',
         'problem@source': '项目', 'problem@responsible': '市自然资源局', 'problem@opened': '2022-04-01',
         'problem@due': '2022-06-30', 'problem@status': '新增'}],
    'practices': [{'practice@title': '拿地即开工', 'practice': '提前介入，\n并联审批。'}],
}


def letter(column):
    name = ''
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def place(row, column):
    return f'{letter(column)}{row}'


def field_cell(field, text):
    if field in DATES:
        return 'date', text
    return ('number' if field in NUMBERS and text.replace('.', '').lstrip('-').isdigit()
            else 'text'), text


class Book:
    """Sheets and merges; cell[...] sets, del drops; rows can be deleted and moved."""

    def __init__(self, data=None, problems_keyed=1):
        self.sheets, self.merges, self.names = {}, {}, {}
        self.date1904 = False
        self.sheets['填报说明'] = {(1, 1): ('text', '月报表')}
        meta = [['form', '1']]
        data = data or DATA
        head = data['head']
        for name in ('plan', 'unit', 'period', 'version'):
            meta.append([name, head['submission@' + name]])
        keys, records = '', []
        for table in ('head', 'enterprises', 'projects', 'milestones', 'problems', 'practices'):
            if table == 'head':
                self.head(head, records)
                continue
            rows = data.get(table, [])
            keyed = {'practices': 0, 'problems': problems_keyed}.get(table, len(rows))
            last_keyed = FIRST + keyed - 1
            last = max(last_keyed + SPARE.get(table, 0), FIRST + len(rows) - 1)
            keys += self.table(table, rows, keyed, last, records)
        meta.append(['sum', hashlib.sha256(keys.encode()).hexdigest()[:16]])
        meta += records
        self.sheets['_meta'] = {(r + 1, c + 1): ('text', str(word))
                                for r, record in enumerate(meta) for c, word in enumerate(record)}

    def head(self, values, records):
        sheet = self.sheets.setdefault(TITLES['head'], {})
        records.append(['table', 'head', TITLES['head'], '', '', 0, 0, 0])
        for i, (field, label) in enumerate(HEAD):
            row = i + 3
            sheet[row, 2] = ('text', label)
            if values.get(field):
                sheet[row, 3] = field_cell(field, values[field])
            records.append(['once', 'head', field, place(row, 3), label, place(row, 2)])

    def table(self, table, rows, keyed, last, records):
        sheet = self.sheets.setdefault(TITLES[table], {})
        indicator, unit = INDICATORS.get(table, ('', ''))
        sheet[1, 1] = ('text', TITLES[table])
        records.append(['table', table, TITLES[table], indicator, unit, FIRST,
                        FIRST + keyed - 1, last])
        if indicator:
            for row, label, text in ((2, '指标', indicator), (3, '计量单位', unit)):
                sheet[row, 1], sheet[row, 2] = ('text', label), ('text', text)
        for c, (field, title) in enumerate(UNIT_COLUMNS[table], 1):
            sheet[FIRST - 1, c] = ('text', title)
            if field:
                records.append(['column', table, field, letter(c), title, place(FIRST - 1, c)])
        keys = ''
        for r, values in enumerate(rows):
            for c, (field, _) in enumerate(UNIT_COLUMNS[table], 1):
                if values.get(field):
                    sheet[FIRST + r, c] = field_cell(field, values[field])
            if r < keyed:
                key = ' '.join(values[k] for k in KEYS[table])
                records.append(['key', table, FIRST + r, key])
                keys += f'{table}\t{key}\n'
        return keys

    def copy(self):
        return copy.deepcopy(self)

    # what people do to a form
    def set(self, sheet, at, kind, text=''):
        row, column = self.at(at)
        if kind is None:
            self.sheets[sheet].pop((row, column), None)
        else:
            self.sheets[sheet][row, column] = (kind, text)
        return self

    @staticmethod
    def at(name):
        column = 0
        while name[0].isalpha():
            column, name = column * 26 + ord(name[0]) - 64, name[1:]
        return int(name), column

    def delete_row(self, sheet, row):
        self.sheets[sheet] = {(r - (r > row), c): cell for (r, c), cell in self.sheets[sheet].items()
                              if r != row}
        return self

    def insert_row(self, sheet, row, cells):
        self.sheets[sheet] = {(r + (r >= row), c): cell for (r, c), cell in self.sheets[sheet].items()}
        for c, cell in cells.items():
            self.sheets[sheet][row, c] = cell
        return self

    def swap_rows(self, sheet, a, b):
        self.sheets[sheet] = {({a: b, b: a}.get(r, r), c): cell
                              for (r, c), cell in self.sheets[sheet].items()}
        return self

    def merge(self, sheet, where):
        self.merges.setdefault(sheet, []).append(where)
        return self

    def rename(self, old, new):
        """The name on the tab; two sheets may get one name."""
        self.names[old] = new
        return self

    def tabs(self):
        return [(self.names.get(name, name), name) for name in self.sheets]


# --- .xlsx ---------------------------------------------------------------------------

XLSX_NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
REL_NS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'


def serial(day, date1904):
    import datetime
    try:
        d = datetime.date.fromisoformat(day)
    except ValueError:
        return day
    return str((d - (datetime.date(1904, 1, 1) if date1904 else datetime.date(1899, 12, 30))).days)


def xlsx_cell(row, column, kind, text, strings, date1904):
    r = place(row, column)
    if kind == 'text':
        n = strings.setdefault(text, len(strings))
        return f'<c r="{r}" t="s"><v>{n}</v></c>'
    if kind == 'date':
        return f'<c r="{r}" s="1"><v>{serial(text, date1904)}</v></c>'
    if kind == 'bool':
        return f'<c r="{r}" t="b"><v>{text}</v></c>'
    if kind == 'error':
        return f'<c r="{r}" t="e"><f>A1</f><v>{escape(text)}</v></c>'
    if kind == 'formula':
        return f'<c r="{r}"><f>A1*2</f></c>'
    return f'<c r="{r}"><v>{escape(text)}</v></c>'


def xlsx_members(book):
    """Parts by name, in order."""
    strings, sheets = {}, []
    for _, name in book.tabs():
        rows = {}
        for (r, c), (kind, text) in sorted(book.sheets[name].items()):
            rows.setdefault(r, []).append(xlsx_cell(r, c, kind, text, strings, book.date1904))
        body = ''.join(f'<row r="{r}">{"".join(cells)}</row>' for r, cells in rows.items())
        merges = book.merges.get(name, [])
        tail = f'<mergeCells count="{len(merges)}">' + ''.join(
            f'<mergeCell ref="{m}"/>' for m in merges) + '</mergeCells>' if merges else ''
        sheets.append(f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet '
                      f'xmlns="{XLSX_NS}"><sheetData>{body}</sheetData>{tail}</worksheet>')
    tabs = book.tabs()
    parts = {
        '[Content_Types].xml':
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
            'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"'
            '/><Default Extension="xml" ContentType="application/xml"/>' + ''.join(
                f'<Override PartName="/xl/{part}.xml" ContentType="application/vnd.openxmlformats-'
                f'officedocument.spreadsheetml.{kind}+xml"/>' for part, kind in
                [('workbook', 'sheet.main'), ('styles', 'styles'), ('sharedStrings', 'sharedStrings')]
                + [(f'worksheets/sheet{i}', 'worksheet') for i in range(1, len(tabs) + 1)])
            + '</Types>',
        '_rels/.rels': f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                       f'relationships"><Relationship Id="rId1" Type="{REL_NS}/officeDocument" '
                       f'Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml': f'<workbook xmlns="{XLSX_NS}" xmlns:r="{REL_NS}"><workbookPr '
                           f'date1904="{int(book.date1904)}"/><sheets>' + ''.join(
                               f'<sheet name={quoteattr(tab)} sheetId="{i}" r:id="rId{i}"/>'
                               for i, (tab, _) in enumerate(tabs, 1)) + '</sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + ''.join(f'<Relationship Id="rId{i}" Type="{REL_NS}/worksheet" '
                      f'Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(tabs) + 1))
            + f'<Relationship Id="rId90" Type="{REL_NS}/sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="rId91" Type="{REL_NS}/styles" Target="styles.xml"/></Relationships>',
        'xl/styles.xml': f'<styleSheet xmlns="{XLSX_NS}"><numFmts count="1"><numFmt numFmtId="164" '
                         f'formatCode="yyyy-mm-dd"/></numFmts><cellXfs count="2"><xf numFmtId="0"/>'
                         f'<xf numFmtId="164"/></cellXfs></styleSheet>',
        'xl/sharedStrings.xml': f'<sst xmlns="{XLSX_NS}">' + ''.join(
            f'<si><t xml:space="preserve">{escape(s)}</t></si>' for s in strings) + '</sst>',
    }
    for i, sheet in enumerate(sheets, 1):
        parts[f'xl/worksheets/sheet{i}.xml'] = sheet
    return parts


def pack(parts, stored=()):
    """A zip of the parts, with days and modes that do not change."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w') as z:
        for name, text in (parts.items() if isinstance(parts, dict) else parts):
            info = zipfile.ZipInfo(name, (2022, 5, 3, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            z.writestr(info, text if isinstance(text, bytes) else text.encode())
    return out.getvalue()


def xlsx(book):
    return pack(xlsx_members(book))


# --- OpenDocument ------------------------------------------------------------------------

ODF_NAMES = ' '.join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{p}:1.0"'
                     for p in ('office', 'table', 'text')) + (
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"')


def odf_cell(kind, text, spans):
    shown = ''.join(f'<text:p>{escape(line)}</text:p>' for line in text.split('\n')) if text else ''
    value = {
        'text': 'office:value-type="string"',
        'number': f'office:value-type="float" office:value={quoteattr(text)}',
        'date': f'office:value-type="date" office:date-value={quoteattr(text)}',
        'bool': f'office:value-type="boolean" office:boolean-value="{"true" if text == "1" else "false"}"',
        'error': 'table:formula="of:=[.A1]" office:value-type="string" office:string-value="" '
                 'calcext:value-type="error"',
        'formula': 'table:formula="of:=[.A1]*2"'}[kind]
    return f'<table:table-cell {value}{spans}>{shown}</table:table-cell>'


def odf_sheet(book, tab, name):
    out, row = [f'<table:table table:name={quoteattr(tab)}>'], 1
    cells = book.sheets[name]
    spans = {}
    for where in book.merges.get(name, []):
        (r1, c1), (r2, c2) = map(book.at, where.split(':'))
        spans[r1, c1] = (f' table:number-columns-spanned="{c2 - c1 + 1}"'
                         f' table:number-rows-spanned="{r2 - r1 + 1}"')
    for r in sorted({r for r, _ in cells}):
        if r > row:
            out.append(f'<table:table-row table:number-rows-repeated="{r - row}"><table:table-cell '
                       'table:number-columns-repeated="1024"/></table:table-row>')
        out.append('<table:table-row>')
        column = 1
        for c in sorted(c for q, c in cells if q == r):
            if c > column:
                out.append(f'<table:table-cell table:number-columns-repeated="{c - column}"/>')
            out.append(odf_cell(*cells[r, c], spans.get((r, c), '')))
            column = c + 1
        out.append('<table:table-cell table:number-columns-repeated="16300"/></table:table-row>')
        row = r + 1
    out.append(f'<table:table-row table:number-rows-repeated="{1048576 - row + 1}"><table:table-cell '
               'table:number-columns-repeated="16384"/></table:table-row></table:table>')
    return ''.join(out)


def odf_body(book):
    return ('<office:body><office:spreadsheet>' + ''.join(
        odf_sheet(book, tab, name) for tab, name in book.tabs())
        + '</office:spreadsheet></office:body>')


def ods_members(book):
    return {
        'mimetype': 'application/vnd.oasis.opendocument.spreadsheet',
        'content.xml': f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {ODF_NAMES} '
                       f'office:version="1.3">{odf_body(book)}</office:document-content>',
        'META-INF/manifest.xml': '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:'
                                 'xmlns:manifest:1.0"/>'}


def ods(book):
    return pack(ods_members(book), stored=('mimetype',))


def fods(book):
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {ODF_NAMES} '
            'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
            f'{odf_body(book)}</office:document>\n').encode()


# --- SpreadsheetML 2003 --------------------------------------------------------------------


def ml2003_cell(column, kind, text, merge):
    data = {'text': 'String', 'number': 'Number', 'date': 'DateTime', 'bool': 'Boolean',
            'error': 'Error'}.get(kind)
    shown = text + 'T00:00:00.000' if kind == 'date' and len(text) == 10 else text
    formula = ' ss:Formula="=RC[-1]"' if kind in ('error', 'formula') else ''
    inner = f'<Data ss:Type="{data}">{escape(shown)}</Data>' if data else ''
    return f'<Cell ss:Index="{column}"{merge}{formula}>{inner}</Cell>'


def ml2003(book):
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n'
           '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
           'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">\n']
    for tab, name in book.tabs():
        cells = book.sheets[name]
        merges = {}
        for where in book.merges.get(name, []):
            (r1, c1), (r2, c2) = map(book.at, where.split(':'))
            merges[r1, c1] = f' ss:MergeAcross="{c2 - c1}" ss:MergeDown="{r2 - r1}"'
            for q in [q for q in cells if r1 <= q[0] <= r2 and c1 <= q[1] <= c2 and q != (r1, c1)]:
                cells = {k: v for k, v in cells.items() if k != q}
        out.append(f'<Worksheet ss:Name={quoteattr(tab)}><Table>\n')
        for r in sorted({r for r, _ in cells}):
            out.append(f'<Row ss:Index="{r}">' + ''.join(
                ml2003_cell(c, *cells[r, c], merges.get((r, c), ''))
                for c in sorted(c for q, c in cells if q == r)) + '</Row>\n')
        out.append('</Table></Worksheet>\n')
    out.append('</Workbook>\n')
    return ''.join(out).encode()


WRITERS = {'xlsx': xlsx, 'ods': ods, 'fods': fods, '2003.xml': ml2003}
