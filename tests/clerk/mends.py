"""What a clerk does who reads a receipt and nothing else: for each rule what its remedy
says, at the places that it names.  What is known beside it are the true figures."""
import re

from hands import Hands, parts_of


class Stuck(Exception):
    pass


class Clerk:
    """known: the form (Hands) or text of the report that was meant."""

    def __init__(self, receipt, dropped, known, case):
        self.receipt, self.now, self.known, self.case = receipt, dropped, known, case
        self.folder, self.name, self.signed = case.folder, None, False

    def mend(self):
        """The remedies of what must be mended; where nothing must, of all."""
        if self.receipt.outcome == "重复":
            return self.other_file()
        groups = self.receipt.groups
        for group in [g for g in groups if g.level == "强制"] or groups:
            for place in group.places:
                self.act(group, place)
        return self.now

    def act(self, group, place):
        if group.rule not in self.MENDS:
            raise Stuck(f"nobody knows what to do about {group.rule}: {group.remedy}")
        word, do = self.MENDS[group.rule]
        if word not in group.remedy:
            raise Stuck(f"{group.rule}: the remedy does not say {word}: {group.remedy}")
        do(self, place)

    def other_file(self):
        if "别的月份" not in self.receipt.verdict:
            raise Stuck("it does not say that another month may have been meant")
        return self.known

    def known_anew(self, place):
        self.now = self.known

    def sign(self, place):
        self.signed = True


class FormClerk(Clerk):
    def as_expected(self, place):
        self.now.put(place.sheet, place.cell, place.expected)

    def as_known(self, place):
        self.now.copy_cell(self.known, place.sheet, place.cell)

    def restore_row(self, place):
        row = int(re.search("第([0-9]+)行", place.expected).group(1))
        self.now.insert_row(place.sheet, row, self.known.values(place.sheet, row))

    def remove_row(self, place):
        self.now.delete_row(place.sheet, parts_of(place.cell)[1])

    def unmerge(self, place):
        self.now.unmerge(place.sheet, place.value)
        first, last = [parts_of(p) for p in place.value.split(":")]
        for row in range(first[1], last[1] + 1):
            self.now.copy_cell(self.known, place.sheet, f"{first[0]}{row}")

    def restore_sheet(self, place):
        wanted = re.search("“(.*)”", place.expected).group(1)
        odd = [s for s in self.now.sheets if s not in self.known.sheets]
        if odd:
            self.now.rename_sheet(odd[0], wanted)
        else:
            self.now = self.known

    def reason(self, place):
        self.now.put(place.sheet, place.cell, "据企业复核更正")

    def next_version(self, place):
        if int(self.receipt.month.group(1)) != int(self.case.month):
            self.now = self.known  # 要报的是别的月份的，请改用那个月的月报表填报
            return
        self.now.put(place.sheet, place.cell, self.receipt.version())
        self.now.put(place.sheet, self.now.place("head", "reason"), "据企业复核更正")

    def report_again(self, place):
        self.now = self.known
        self.now.put("报表封面", self.now.place("head", "submission@version"), self.receipt.version())
        self.now.put("报表封面", self.now.place("head", "reason"), "补报漏报的企业")

    def whole_table(self, place):
        table = next(t for t in self.now.tables.values() if t.sheet == place.where)
        for row in table.keys:
            for field in ("row@value", "project@cumulative"):
                if field in table.columns:
                    self.now.copy_cell(self.known, table.sheet, self.now.place(table.code, field, row))

    def right_folder(self, place):
        self.folder = place.value

    MENDS = {
        "R015": ("签名文件", Clerk.sign),
        "R047": ("传完后", Clerk.known_anew),
        "R031": ("补填", as_known),
        "R036": ("填写", as_known),
        "R037": ("补填", as_known),
        "R056": ("版本号", next_version),
        "R057": ("写明为什么更正", reason),
        "R060": ("月报表", next_version),
        "R061": ("请补上", report_again),
        "R062": ("收件夹", right_folder),
        "R085": ("半角", as_expected),
        "R086": ("千分位", as_expected),
        "R092": ("不要删行", as_known),
        "R093": ("不写单位", as_expected),
        "R100": ("改正", as_known),
        "R107": ("计量单位", as_known),
        "R118": ("都换算", whole_table),
        "R120": ("另存为", Clerk.known_anew),
        "R122": ("取消打开密码", Clerk.known_anew),
        "R130": ("月报表", Clerk.known_anew),
        "R132": ("重新拷贝", Clerk.known_anew),
        "R143": ("恢复", restore_sheet),
        "R145": ("恢复", as_expected),
        "R146": ("删去这一行", remove_row),
        "R147": ("恢复这一行", restore_row),
        "R148": ("重新领取", Clerk.known_anew),
        "R149": ("取消“合并单元格”", unmerge),
        "R150": ("直接填数", as_known),
        "R151": ("直接填数", as_known),
    }


class XmlClerk(Clerk):
    def on_line(self, place, change):
        lines = self.now.split("\n")
        at = place.line - 1
        before = lines[at]
        lines[at] = change(before)
        if lines[at] == before:
            raise Stuck(f"nothing to change on line {place.line}: {before}")
        self.now = "\n".join(lines)

    def as_expected(self, place):
        self.on_line(place, lambda s: s.replace(f'"{place.value}"', f'"{place.expected}"'))

    def as_known(self, place):
        self.on_line(place, lambda s: self.known.split("\n")[place.line - 1])

    def whole_table(self, place):
        lines, known = self.now.split("\n"), self.known.split("\n")
        for at in range(place.line, len(lines)):
            if "<row " not in lines[at]:
                break
            lines[at] = known[at]
        self.now = "\n".join(lines)

    def report_again(self, place):
        self.now = self.known.replace('version="1"', f'version="{int(self.receipt.version())}"').replace(
            "<enterprises", " <reason>补报漏报的企业。</reason>\n <enterprises", 1)

    MENDS = {
        "R015": ("签名文件", Clerk.sign),
        "R031": ("补填", as_known),
        "R054": ("报告期写", as_expected),
        "R061": ("请补上", report_again),
        "R066": ("单位代码填错", as_expected),
        "R071": ("改为元、万元", as_known),
        "R083": ("补填", as_known),
        "R088": ("另一个单位", as_known),
        "R085": ("半角", as_expected),
        "R086": ("千分位", as_expected),
        "R100": ("改正", as_known),
        "R107": ("计量单位", as_known),
        "R118": ("都换算", whole_table),
    }
