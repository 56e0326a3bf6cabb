#!/usr/bin/env python3
"""Documents to time: the same bytes for the same seed.

	text300    300 pages of running text
	one        a sheet: title, 200 characters, a table of 12 rows, a chart of 12 bars;
	           on two pages
	sheets     300 sheets in one document, each a page: as that, but without a title
	           and with 40 characters, for the style's 16 pt leave room for no more
	each300    the same sheets, each a document with a title: each300-1.xml and so on
	bulletin   16 pages of text, 6 tables of 655 rows together, 8 charts

The words are invented: hanzi drawn with falling frequency, in clauses of 4 to
13, as in a report.  Beside each document stands its text for the other
programs: NAME.typ for Typst, NAME.tex for XeLaTeX (charts are left out there).

usage: generate.py DIR
"""
import os
import random
import sys

MANY, FEW = 1600, 500  # different hanzi of a book and of a bulletin
INDUSTRIES = ["钢铁", "有色金属", "陶瓷", "服饰", "轨道交通", "航空动力", "汽车", "电子信息", "新材料",
              "生物医药", "新能源", "食品", "绿色建筑"]


def hanzi():
    """Those of GB 2312's first level: in no order of use, so shuffled."""
    rows = []
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            try:
                rows.append(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                pass
    return rows


class Words:
    def __init__(self, seed, characters):
        self.random = random.Random(seed)
        self.hanzi = hanzi()
        self.random.shuffle(self.hanzi)
        self.hanzi = self.hanzi[:characters]
        # rank r comes about as often as 1/(r + 20)
        self.weights = []
        total = 0.0
        for rank in range(characters):
            total += 1.0 / (rank + 20)
            self.weights.append(total)

    def name(self, least, most):
        n = self.random.randint(least, most)
        return "".join(self.random.choices(self.hanzi, cum_weights=self.weights, k=n))

    def clause(self):
        text = self.name(4, 13)
        if self.random.random() < 0.12:
            text += "%d.%d亿元" % (self.random.randint(1, 999), self.random.randint(0, 9))
        return text

    def paragraph(self, length):
        text = self.clause()
        while len(text) < length:
            mark = self.random.choices("，。、；：", cum_weights=(60, 85, 93, 97, 100))[0]
            text += mark + self.clause()
        return text + "。"

    def number(self, most):
        return "%d.%02d" % (self.random.randint(0, most), self.random.randint(0, 99))


def table(words, name, caption, rows):
    out = ['<table id="%s" caption="%s" unit="亿元"><columns><column align="center"/>' % (name, caption)]
    out.append('<column align="left" width="11em"/><column align="center"/>' +
               '<column align="decimal"/>' * 3 + "</columns>")
    out.append("<thead><row><cell>序号</cell><cell>名称</cell><cell>行业</cell><cell>年度计划</cell>"
               "<cell>累计完成</cell><cell>比例</cell></row></thead><tbody>")
    body = []
    for i in range(rows):
        body.append([str(i + 1), words.name(4, 9), words.random.choice(INDUSTRIES),
                     words.number(900), words.number(500), words.number(99)])
    for row in body:
        out.append("<row>" + "".join("<cell>%s</cell>" % cell for cell in row) + "</row>")
    out.append("</tbody></table>")
    return "\n".join(out), body


def chart(words, name, caption, bars):
    out = ['<chart id="%s" form="bullet" caption="%s" title="%s" subtitle="完成全年计划的比例（%%）" unit="%%"'
           ' alt="各行业完成比例" width="full">' % (name, caption, words.name(8, 12)),
           '<mark value="58.33" label="序时58.33%"/>']
    for i in range(bars):
        value = words.number(99)
        out.append('<row label="%s" value="%s" text="%s" state="value"/>' %
                   (INDUSTRIES[i % len(INDUSTRIES)], value, value))
    out.append("</chart>")
    return "\n".join(out)


class Document:
    """The blocks of one, in the three languages."""
    peers = True

    def __init__(self, name, title):
        self.name, self.title = name, title
        self.xml, self.typ, self.tex = [], [], []

    def heading(self, text):
        self.xml.append('<h level="1">%s</h>' % text)
        self.typ.append("= %s\n" % text)
        self.tex.append("\\section*{%s}\n" % text)

    def paragraph(self, text):
        self.xml.append("<p>%s</p>" % text)
        self.typ.append(text + "\n")
        self.tex.append(text.replace("%", "\\%") + "\n")

    def table(self, made):
        xml, body = made
        head = ["序号", "名称", "行业", "年度计划", "累计完成", "比例"]
        self.xml.append(xml)
        cells = ",\n".join(", ".join("[%s]" % cell for cell in row) for row in body)
        self.typ.append("#table(columns: 6, table.header(%s),\n%s)\n" %
                        (", ".join("[%s]" % cell for cell in head), cells))
        rows = "\n".join(" & ".join(row) + "\\\\" for row in body)
        self.tex.append("\\begin{longtable}{clcrrr}\n%s\\\\\\endhead\n%s\n\\end{longtable}\n" %
                        (" & ".join(head), rows))

    def chart(self, xml):
        self.xml.append(xml)

    def page_break(self):
        self.xml.append("<pagebreak/>")
        self.typ.append("#pagebreak(weak: true)\n")
        self.tex.append("\\clearpage\n")

    def write(self, folder):
        with open(os.path.join(folder, self.name + ".xml"), "w", encoding="utf-8") as out:
            out.write('<?xml version="1.0" encoding="UTF-8"?>\n'
                      '<document xmlns="urn:tongbao:document:1" version="1" name="%s" period="2022-07"'
                      ' lang="zh-CN" style="gb">\n<info title="%s" author="某办公室" date="2022-08-10"/>\n'
                      "<title>%s</title>\n<body>\n%s\n</body>\n</document>\n" %
                      (self.name, self.title, self.title, "\n".join(self.xml)))
        if not self.peers:
            return
        with open(os.path.join(folder, self.name + ".typ"), "w", encoding="utf-8") as out:
            out.write('#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm))\n'
                      '#set text(font: "Noto Serif CJK SC", size: 15.75pt, lang: "zh")\n'
                      "#set par(leading: 13.24pt, spacing: 13.24pt, justify: true, first-line-indent: 2em)\n"
                      "#align(center)[%s]\n\n%s" % (self.title, "\n".join(self.typ)))
        with open(os.path.join(folder, self.name + ".tex"), "w", encoding="utf-8") as out:
            out.write("\\documentclass{article}\n\\usepackage{xeCJK,longtable}\n"
                      "\\usepackage[a4paper,top=37mm,bottom=35mm,left=28mm,right=26mm]{geometry}\n"
                      "\\setCJKmainfont{Noto Serif CJK SC}\n\\begin{document}\n"
                      "\\fontsize{15.75bp}{28.99bp}\\selectfont\n"
                      "\\begin{center}%s\\end{center}\n\n%s\\end{document}\n" %
                      (self.title, "\n".join(self.tex)))


def text(words, name, characters):
    document = Document(name, "关于全市重点工作进展情况的通报")
    done = 0
    while done < characters:
        if done % 5 == 0:
            document.heading("一、" + words.name(6, 10))
        paragraph = words.paragraph(words.random.randint(60, 320))
        document.paragraph(paragraph)
        # what the end of the last line leaves empty counts as well
        done += 28 * ((len(paragraph) + 2) // 28 + 1)
    return document


def sheet(words, document, number, characters):
    document.heading("一、" + words.name(6, 10))
    document.paragraph(words.paragraph(characters))
    document.table(table(words, "t%d" % number, "表%d" % number, 12))
    document.chart(chart(words, "c%d" % number, "图%d" % number, 12))


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    text(Words(300, MANY), "text300", 300 * 22 * 28).write(folder)
    one = Document("one", "关于当月工作进展情况的通报")
    sheet(Words(1, FEW), one, 1, 200)
    one.write(folder)
    words = Words(2, FEW)
    sheets = Document("sheets", "关于当月工作进展情况的通报")
    for i in range(300):
        sheet(words, sheets, i + 1, 40)
        if i < 299:
            sheets.page_break()
    sheets.write(folder)
    words = Words(2, FEW)
    for i in range(300):
        each = Document("each300-%d" % (i + 1), "关于当月工作进展情况的通报")
        each.peers = False
        sheet(words, each, i + 1, 40)
        each.write(folder)
    words = Words(3, FEW)
    bulletin = text(words, "bulletin", 16 * 22 * 28)
    for i in range(8):
        bulletin.chart(chart(words, "c%d" % (i + 1), "图%d" % (i + 1), 13))
    for i, rows in enumerate((150, 130, 120, 105, 90, 60)):
        bulletin.page_break()
        bulletin.table(table(words, "t%d" % (i + 1), "表%d" % (i + 1), rows))
    bulletin.write(folder)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main()
