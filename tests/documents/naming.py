"""Names for a made-up city: what a document prints of them has neither a Latin letter nor a
code, so that any which stands in a text has leaked there."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "recompute"))

from dice import Dice  # noqa: E402

NUMERALS = "甲乙丙丁戊己庚辛壬癸"
DIGITS = "零一二三四五六七八九"
TRADES = ("轨道交通", "航空动力", "陶瓷", "新材料", "服饰产业", "电子信息", "绿色食品", "生物医药")
FIELDS = ("先进制造", "商贸物流", "文化旅游领域", "现代农业")
BUREAUS = ("发展局", "商务局", "农业农村局", "文化旅游局")
WORKS = ("改扩建", "产业园", "生产线", "物流中心", "总部基地", "技术改造")
FIRMS = ("机械", "化工", "电气", "医药", "食品", "建材")
ITEMS = ("产业规模", "企业培育", "项目投资", "项目开工", "报送质量", "增长速度", "规划落实", "问题销号")
ESCALATIONS = ("督办", "约谈", "提醒", "通报批评")
LONG = "和配套基础设施公共服务平台及其他附属工程建设运营一体化"


def numeral(n):
    """1 to 10 as 甲 to 癸, others digit by digit."""
    return NUMERALS[n - 1] if 1 <= n <= 10 else "".join(DIGITS[int(c)] for c in str(n))


def number_of(code):
    digits = "".join(c if c.isdigit() else "" for c in code)
    return int(digits or 0) % 1000


def lengthen(name, most=40):
    """To most characters, as only a registered name is."""
    end = name[-2:]  # 公司, 项目
    while len(name) < most:
        name += LONG
    return name[:most - 2] + end


def rename(city, long_names=False):
    """Writes names into the city's plan; draws nothing that the city's own chance draws."""
    spec, dice = city.spec, Dice(len(city.plans) * 31 + city.month)
    spec["identity"].update({"name": "产业培育方案", "programme": "“百十亿”工程", "issuer": "培育办",
                             "version": "1"})
    for i, row in enumerate(spec["counties"], 1):
        row["name"] = "河口镇" if row["code"] == "TOWN" else f"{numeral(i)}{'县市区'[i % 3]}"
    for i, row in enumerate(spec["departments"], 1):
        row["name"] = f"市{numeral(i)}{BUREAUS[i % 4]}"
    for i, row in enumerate(spec["domains"]):
        row["name"] = FIELDS[i % 4]
    for i, row in enumerate(spec["industries"], 1):
        row["name"] = (TRADES[i % 8] if i < 8 else numeral(i)) + ("" if i % 2 or TRADES[i % 8].endswith("产业") else "产业链")
        row["short"] = TRADES[i % 8] if row.get("short") else None
    for row in spec["annex"] + spec["register"]:
        n = number_of(row["code"])
        row["name"] = f"{numeral(n)}{FIRMS[n % 6]}公司"
    for row in spec["projects"] + spec.get("old-projects", []):
        n = number_of(row["code"])
        row["name"] = f"{numeral(n)}{WORKS[n % 6]}项目"
    if long_names:
        for row in spec["annex"] + spec["register"] + spec["projects"]:
            row["name"] = lengthen(row["name"])
    rename_rest(spec, dice)


def rename_rest(spec, dice):
    for row in spec.get("counts", []):
        row["name"] = {"ALL": "重点", "B1": "1—10亿元", "B10": "10亿元以上"}[row["band"]]
    for i, row in enumerate(spec.get("escalations") or []):
        row["name"] = "末位提醒" if row["id"] == "LAST" else ESCALATIONS[(i + dice.draw(0, 1)) % 4]
    for i, board in enumerate(spec.get("scoreboards") or []):
        board["name"] = "讲评" if board["when"] == "quarter" else "考核"
        for i, (kind, row) in enumerate(board["@children"]):
            if kind == "item" and row["code"] != "REST":
                row["name"] = ITEMS[i % 8]
    for rollup in spec.get("rollups") or []:
        for rung in rollup["@rungs"]:
            rung["word"] = rung["word"].rstrip("级")
