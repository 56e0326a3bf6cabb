"""What closes a document: 附件说明, 署名 and 印章, 附件, 版记, 页码."""

import re
from dataclasses import replace

from measure import (BOTTOM, DAY, EM3, EM4, LEFT, PITCH, RIGHT, TOLERANCE, TOP, WIDTH, Measure,
                     area, first_ink, middle, split_words)
from sheet import Line

FOLIO = "—－-0123456789"


SEAL = 25  # mm: what is wider and higher is a seal, the rest signatures


def overlap(a, b):
    """Do two boxes x0, y0, x1, y1 cover each other, touching aside?"""
    return min(a[2], b[2]) - max(a[0], b[0]) > 0.5 and min(a[3], b[3]) - max(a[1], b[1]) > 0.5


class Closing(Measure):
    def annex_note(self):
        self.items = []
        for page in self.pages:
            lines = self.area_lines(page)
            for i, l in enumerate(lines):
                if not re.match("附件：", l.text) or not l.is_size(16):
                    continue
                self.near("7.3.4", "附件说明左空二字", l.x, LEFT + 2 * PITCH)
                if i > 0:
                    self.near("7.3.4", "附件说明上空一行", l.top - lines[i - 1].top, 2 * self.line)
                self.annex_items(l, lines[i + 1:])
                return

    def annex_items(self, line, rest):
        """Names stand below each other, and turnovers below names."""
        label = re.match(r"附件：(\d[.．])?", line.text)
        if len(line.chars) <= label.end():
            return
        name, above, block, at = line.chars[label.end()].x, line, [line], []
        self.items = [line.text[label.end():]]
        for l in rest:
            number = re.match(r"\d+[.．]", l.text) if label.group(1) else None
            if l.top - above.top > 1.5 * self.line or l.x < line.chars[3].x - 1:
                break
            above = l
            block.append(l)
            skip = number.end() if number and abs(l.x - line.chars[3].x) < 1 else 0
            at.append(l.chars[skip].x if len(l.chars) > skip else l.x)
            if skip:
                self.items.append(l.text[skip:])
            else:
                self.items[-1] += l.text
        if at:
            self.near("7.3.4", "附件名称对齐", max(at, key=lambda x: abs(x - name)), name)
        self.face("7.3.4", "附件说明", line, "仿宋")
        wrong = [i for i in self.items if i[-1] in "。，；、"]
        self.row("7.3.4", "附件名称后无标点", not wrong, "; ".join(wrong) or f"{len(self.items)} names")

    def find_date(self):
        for page in self.pages:
            lines = self.area_lines(page)
            for i, l in enumerate(lines):
                m = re.fullmatch("(.*?)(" + DAY + ")", l.text)
                if m and l.is_size(16) and l.x > LEFT + 2 * PITCH and not self.in_head(page, l):
                    return page, lines, i, l.part(m.start(2), m.end(2))
        return None, [], 0, None

    def in_head(self, page, line):
        return page is self.first and self.rule_bottom and line.top < self.rule_bottom

    def signature(self):
        page, lines, i, date = self.find_date()
        if date is None:
            return
        self.row("7.3.5.4", "成文日期写法", not re.search("年0|月0", date.text), date.text)
        self.face("7.3.5.4", "成文日期", date, "仿宋")
        stamps = [s for s in self.stamps(page) if s[3] > lines[0].top]
        seals = [s for s in stamps if s[2] - s[0] > SEAL and s[3] - s[1] > SEAL]
        end = date.end - (EM3 - PITCH)
        if seals and not self.names_under(lines[:i], seals):
            seals = []  # a person's, in place of the name
        if seals:
            self.sealed(lines, i, date, end, seals)
            first = self.name_lines(lines, i, seals)[0]
        elif stamps:
            self.stamped(lines, date, end, stamps)
            first = next((k for k, l in enumerate(lines) if l.bottom > stamps[0][1]), i)
        elif self.kind == "order":
            self.named(lines, i, date, end)
            first = i - 1
        elif i > 0:
            first = self.unsealed(lines, i, date, end)
        else:
            first = 0
        self.above(page, lines[:first])
        self.remark(lines, i, date, seals)

    def names_under(self, lines, seals):
        return [p for l in lines for p in split_words(l) for s in seals
                if s[1] < l.top + EM3 / 2 < s[3] and p.x < (s[0] + s[2]) / 2 < p.end]

    def above(self, page, lines):
        """Text, or a table, stands on the page of the signature: 附件说明 is neither."""
        text = []
        for l in lines:
            if re.match("附件：", l.text):
                break
            text.append(l)
        self.row("7.3.5.5", "署名页有正文", text, f"page {page.number}: {len(text)} lines above")

    def remark(self, lines, i, date, seals):
        """On the date's next line, but below seals that would cover it there."""
        after = [l for l in lines[i + 1:] if l.is_size(16)]
        if not after or not after[0].text.startswith("（"):
            return
        block = [after[0]]
        for l in after[1:]:
            if l.top - block[-1].top > 1.5 * self.line:
                break
            block.append(l)
        steps, covered = 1, [s for s in seals for k, l in enumerate(block)
                             if overlap(s, (l.x, date.top + (k + 1) * self.line,
                                            l.end, date.bottom + (k + 1) * self.line))]
        while covered and date.top + steps * self.line < max(s[3] for s in covered):
            steps += 1
        self.near("7.3.6", "附注在日期下一行" if steps == 1 else "附注在印章之下",
                  after[0].top - date.top, steps * self.line)
        self.between("7.3.6", "附注左空二字", first_ink(after[0]), LEFT + 2 * PITCH,
                     LEFT + 2 * PITCH + 0.6 * EM3)
        if seals:
            hit = [l.text for l in block for s in seals if overlap(s, (l.x, l.top, l.end, l.bottom))]
            self.row("7.3.6", "附注不被印章压", not hit, "; ".join(hit) or "clear")

    def sealed(self, lines, i, date, end, seals):
        """Joint parties need not all have a seal: each seal must stand on its own name and
        on no other, and the last name, sealed or not, over the date."""
        first, last = self.name_lines(lines, i, seals)
        parts = [p for l in lines[first:last + 1] for p in split_words(l)]
        names = [p for p in split_words(lines[i - 1]) if p.x < date.end and p.end > date.x]
        name = names[-1] if names else lines[i - 1]
        # a wide name stands at the edge and moves the date
        self.near("7.3.5.1", "成文日期右空四字", end, RIGHT - 4 * PITCH,
                  TOLERANCE if name.end < RIGHT - 1 else 30)
        self.near("7.3.5.1", "署名以日期居中", middle(name), middle(date))
        self.near("7.3.5.1", "署名在日期上一行", date.top - lines[i - 1].top, self.line)
        self.face("7.3.5.1", "署名", name, "仿宋")
        for n, seal in enumerate(seals, 1):
            self.seal(f"印章{n}" if len(seals) > 1 else "印章", seal, parts, date)
        self.seals_apart(seals)
        top = min(s[1] for s in seals)
        if first > 0 and top < lines[first].bottom:
            self.between("7.3.5.1", "印章顶端距正文一行之内", top - lines[first - 1].bottom, 0,
                         self.line)

    def name_lines(self, lines, i, seals):
        """First and last line of the names: those that seals stand on, up to the date."""
        first = i - 1
        for k, l in enumerate(lines[:i]):
            if any(s[1] < l.top + EM3 / 2 < s[3] and p.x < (s[0] + s[2]) / 2 < p.end
                   for s in seals for p in split_words(l)):
                first = min(first, k)
        return first, i - 1

    def seal(self, what, seal, parts, date):
        across, down = (seal[0] + seal[2]) / 2, (seal[1] + seal[3]) / 2
        own = [p for p in parts if p.x < across < p.end and seal[1] < p.top and p.bottom < seal[3]]
        if not own:
            self.row("7.3.5.1", f"{what}压署名", False, "no name under it")
            return
        own = min(own, key=lambda p: abs(p.top + EM3 / 2 - down))
        self.near("7.3.5.1", f"{what}居中", across, middle(own))
        dated = overlap(seal, (date.x, date.top, date.end, date.bottom))
        pair = (own.top + (date if dated else own).bottom) / 2
        # 居印章中心偏下位置; of joint seals only the last, with which the others are level
        self.between("7.3.5.1", f"署名{'和日期' if dated else ''}居{what}中心{'偏下' if dated else ''}",
                     pair - down, 0 if dated else -self.line / 2, self.line)
        other = [p.text for p in parts if p is not own and overlap(seal, (p.x, p.top, p.end, p.bottom))]
        self.row("7.3.5.1", f"{what}不压其他署名", not other, "; ".join(other) or own.text)
        self.row("7.3.5.1", f"{what}不出版心", seal[0] > LEFT - TOLERANCE and seal[2] < RIGHT + TOLERANCE,
                 f"{seal[0]:.2f} to {seal[2]:.2f} mm")

    def seals_apart(self, seals):
        for k, a in enumerate(seals):
            for b in seals[k + 1:]:
                gap = max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])
                self.row("7.3.5.1", "印章互不相切", gap > 0.3, f"{gap:.2f} mm apart")
        rows = {round(s[1]): sum(abs(t[1] - s[1]) < 1 for t in seals) for s in seals}
        if len(seals) > 1:
            self.row("7.3.5.1", "每排印章不超过三个", max(rows.values()) <= 3, f"{max(rows.values())}")

    def stamped(self, lines, date, end, stamps):
        self.near("7.3.5.3", "成文日期右空四字", end, RIGHT - 4 * PITCH)
        for s in stamps:
            self.near("7.3.5.3", "签名章右空四字", s[2], RIGHT - 4 * PITCH, 0.6)
            beside = [l for l in lines if l.top < (s[1] + s[3]) / 2 < l.bottom]
            if beside:
                self.near("7.3.5.3", "职务距签名章二字", s[0] - beside[0].end, 2 * PITCH, 0.6)
        first = stamps[0]
        above = [l for l in lines if l.bottom < first[1]]
        if above:
            self.between("7.3.5.3", "签名章上空二行", first[1] - above[-1].bottom, 2 * self.line,
                         3 * self.line)
        last = max(s[3] for s in stamps)
        self.between("7.3.5.3", "日期上空一行", date.top - last, self.line, 2 * self.line)

    def unsealed(self, lines, i, date, end):
        name = lines[i - 1]
        if name.x < LEFT + 3 * PITCH:
            return i
        k = i - 1
        while k > 0 and lines[k].top - lines[k - 1].top < 1.5 * self.line and lines[k - 1].x > LEFT + 3 * PITCH:
            k -= 1
        if date.end - date.x > name.end - name.x + 0.2:
            self.near("7.3.5.2", "成文日期右空二字", end, RIGHT - 2 * PITCH)
        else:
            widest = max(lines[k:i], key=lambda l: l.end)
            self.near("7.3.5.2", "署名右空二字", widest.end - (EM3 - PITCH), RIGHT - 2 * PITCH)
        self.near("7.3.5.2", "日期比署名右移二字", date.x - name.x, 2 * PITCH)
        self.near("7.3.5.2", "日期在署名下一行", date.top - name.top, self.line)
        self.face("7.3.5.2", "署名", name, "仿宋")
        if k > 0:
            self.near("7.3.5.2", "署名上空一行", lines[k].top - lines[k - 1].top, 2 * self.line)
        return k

    def named(self, lines, i, date, end):
        """An order signed by name, without a picture of the signature: title, two characters,
        name."""
        if i == 0:
            return
        name = lines[i - 1]
        self.near("7.3.5.3", "成文日期右空四字", end, RIGHT - 4 * PITCH)
        self.near("7.3.5.3", "签名右空四字", name.end - (EM3 - PITCH), RIGHT - 4 * PITCH)
        parts = split_words(name)
        if len(parts) > 1:
            self.near("7.3.5.3", "职务距签名二字", parts[-1].x - parts[-2].end, 2 * PITCH, 0.6)
        self.near("7.3.5.3", "日期上空一行", date.top - name.top, 2 * self.line)
        if i > 1:
            self.lines_between("7.3.5.3", "签名上", name.top - lines[i - 2].bottom, 2)

    def attendance(self):
        for page in self.pages:
            for l in self.area_lines(page):
                m = re.match("(出席|请假|列席)：", l.text)
                if m and l.is_size(16):
                    self.near("10.3", f"{m.group(1)}左空二字", l.x, LEFT + 2 * PITCH)
                    self.face("10.3", f"“{m.group(1)}”", l.part(0, 2), "黑体")
                    self.face("10.3", f"{m.group(1)}人", l.part(3, len(l.chars)), "仿宋")
                    self.turnover(page, l)

    def turnover(self, page, line):
        for l in self.area_lines(page):
            if 0.5 * self.line < l.top - line.top < 1.5 * self.line and "：" not in l.text[:3]:
                self.near("10.3", f"{line.text[:2]}回行与冒号后首字对齐", l.x, line.chars[3].x)

    def annexes(self):
        titles = []
        for page in self.pages[1:]:
            lines = self.area_lines(page)
            if not lines or not re.fullmatch(r"附件\d*", lines[0].text):
                continue
            left, top, right, _ = area(page)
            where = f"第{page.number}页"
            self.near("7.3.7", f"{where}“附件”在首行", lines[0].top,
                      top + (self.offset if top == TOP else 0))
            self.near("7.3.7", f"{where}“附件”顶格", lines[0].x, left)
            self.face("7.3.7", f"{where}“附件”", lines[0], "黑体")
            title = [l for l in lines if l.is_size(22)]
            if not title:
                continue
            if top == TOP:
                self.near("7.3.7", f"{where}附件标题在第三行", title[0].top,
                          TOP + self.offset + 2 * self.line)
            self.near("7.3.7", f"{where}附件标题居中", middle(title[0]), (left + right) / 2)
            titles.append("".join(l.text for l in title))
        if titles and self.items:
            self.row("7.3.7", "附件标题与附件说明一致", titles == self.items,
                     "; ".join(t for t in titles if t not in self.items) or f"{len(titles)}")

    # --- imprint, page numbers ----------------------------------------------------------------

    def imprint(self):
        page = self.pages[-1]
        left, _, right, bottom = area(page)
        lines = [l for l in page.lines if l.is_size(14) and l.bottom < bottom + 1]
        issued = [l for l in lines if re.search(DAY + "印发$", l.text)]
        lists = [l for l in lines if re.match("抄送：|主送：", l.text)]
        if self.kind == "letter":
            self.row("10.1", "版记不加印发行", not issued, f"{len(issued)} lines")
            if lists:
                rules = [r for r in page.rules(False, 100, 180) if r.y1 > lists[0].top - 8]
                self.row("10.1", "版记不加分隔线", not rules, f"{len(rules)} rules")
            self.imprint_lists(lines, lists, left, right)
            return
        if not issued and not lists:
            return
        self.imprint_rules(page, issued, lists)
        self.imprint_lists(lines, lists, left, right)
        for l in issued:
            self.pt("7.4.3", "印发", l, 14)
            self.face("7.4.3", "印发", l, "仿宋")
            day = l.part(re.search(DAY + "印发$", l.text).start(), len(l.text))
            self.row("7.4.3", "印发日期写法", not re.search("年0|月0", day.text), day.text)
            self.near("7.4.3", "印发日期右空一字", day.end, right - EM4)
            if day.x > l.x + 1:
                self.near("7.4.3", "印发机关左空一字", l.x, left + EM4)
        self.imprint_page(page, min(l.top for l in issued + lists))

    def imprint_rules(self, page, issued, lists):
        left, _, right, bottom = area(page)
        top = min(l.top for l in issued + lists)
        rules = page.rules(False, 100, right - left + 10)
        above = [r for r in rules if top - 8 < r.y1 < top + 1]
        # a table's last rule may stand above them
        rules = above[-1:] + [r for r in rules if r.y0 >= top + 1]
        self.row("7.4.1", "版记分隔线", len(rules) >= 2, f"{len(rules)} rules")
        if len(rules) < 2:
            return
        self.near("7.4.1", "末条分隔线与版心下边缘重合", (rules[-1].y0 + rules[-1].y1) / 2, bottom)
        for r in rules:
            self.near("7.4.1", "版记分隔线长", r.width, right - left)
            self.near("7.4.1", "版记分隔线左端", r.x0, left)
        for r in (rules[0], rules[-1]):
            self.near("7.4.1", "首末条分隔线粗", r.weight, 0.35, 0.05)
        for r in rules[1:-1]:
            self.near("7.4.1", "中间分隔线粗", r.weight, 0.25, 0.05)
        if len(lists) == 2:
            between = [r for r in rules if lists[0].top < r.y0 < lists[1].top]
            self.row("7.4.2", "主送与抄送之间不加分隔线", not between and lists[0].text[0] == "主",
                     f"{len(between)} rules")

    def imprint_page(self, page, top):
        """A page of the 版记 alone behind blank ones has no number, nor have those; any other
        one has."""
        if [l for l in self.area_lines(page) if l.bottom < top]:
            return
        pages = [page]
        for p in reversed(self.pages[:-1]):
            if self.area_lines(p):
                break
            pages.append(p)
        numbered = [str(p.number) for p in pages if self.find_folio(p)]
        if len(pages) > 1:
            self.row("7.5", "空白页和版记页不编页码", not numbered, " ".join(numbered) or f"{len(pages)} pages")
        else:
            self.row("7.5", "无空白页的版记页编页码", numbered, " ".join(numbered) or "none")

    def imprint_lists(self, lines, lists, left, right):
        for l in lists:
            self.pt("7.4.2", l.text[:2], l, 14)
            self.face("7.4.2", l.text[:2], l, "仿宋")
            self.near("7.4.2", f"{l.text[:2]}左空一字", l.x, left + EM4)
            at = l.chars[3].x if len(l.chars) > 3 else l.x
            block = [l]
            for n in lines[lines.index(l) + 1:]:
                if not left + 2 * EM4 < n.x < right - 60 or re.search("印发$", n.text):
                    break
                self.near("7.4.2", f"{l.text[:2]}回行对齐", n.x, at)
                block.append(n)
            far = max(n.chars[-1].x + n.size / 2 for n in block)
            self.row("7.4.2", f"{l.text[:2]}右空一字", far <= right - EM4 + TOLERANCE,
                     f"{far:.2f} mm (at most {right - EM4:.2f})")
            self.row("7.4.2", f"{l.text[:2]}末尾句号", block[-1].text.endswith("。"), block[-1].text[-5:])

    def find_folio(self, page):
        """The line — 1 — outside the 版心; on a landscape page, where it is turned with the
        sheet, its characters as they stand on the upright one."""
        if page.width > page.height:
            chars = [upright(c, page) for c in page.chars if c.turned and c.c in FOLIO]
            lines = [Line(chars, page.number)] if chars else []
        else:
            lines = page.lines
        for l in lines:
            if re.fullmatch(r"[—－-]\d+[—－-]", l.text) and l.top > BOTTOM - 3:
                return l
        return None

    def folios(self):
        found = [(page, self.find_folio(page)) for page in self.pages]
        if self.kind == "letter":
            self.row("10.1", "首页不显示页码", found[0][1] is None, found[0][1] and found[0][1].text or "none")
        elif not [l for _, l in found if l]:
            self.row("7.5", "页码", False, "no page has a number of the form — 1 —")
        for page, line in found:
            if line:
                self.folio(page, line, int(line.text[1:-1]))

    def folio(self, page, line, number):
        dash = line.chars[0]
        clause = "8" if page.width > page.height else "7.5"
        where = f"第{page.number}页" + ("（横排）" if clause == "8" else "")
        self.row(clause, f"{where}页码连续", number == page.number, line.text)
        self.pt(clause, f"{where}页码", line, 14)
        self.face(clause, f"{where}页码", line, "宋体")
        if dash.ink:
            self.near(clause, f"{where}一字线距版心下边缘", dash.ink[1] - BOTTOM, 7)
        if page.number % 2 == 1:
            self.near(clause, f"{where}页码居右空一字", line.chars[-1].right, RIGHT - EM4)
        else:
            self.near(clause, f"{where}页码居左空一字", line.x, LEFT + EM4)


def upright(char, page):
    """Its place on the sheet when that is turned back; page.width is then its height."""
    ink = char.ink and (char.ink[1], page.width - char.ink[2], char.ink[3], page.width - char.ink[0])
    return replace(char, x=char.y, y=page.width - char.x, right=char.y + char.size, ink=ink,
                   middle=page.width - char.x - 0.38 * char.size)
