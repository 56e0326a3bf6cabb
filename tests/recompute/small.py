"""Writing small plans and archives: a made-up city for tests, none that exists."""
import hashlib
import os
import re
from xml.sax.saxutils import quoteattr


SPECIAL = re.compile('[&<>"\n\r\t]')


def quoted(text):
    return quoteattr(text) if SPECIAL.search(text) else f'"{text}"'


def tag(name, attributes, end="/>"):
    shown = "".join(f" {k}={quoted(str(v))}" for k, v in attributes.items()
                    if v is not None and k[0] != "@")
    return f"<{name}{shown}{end}"


def section(name, rows, child, **attributes):
    """One line an element; @path, @steps, @milestones and others by name are its children."""
    out = [" " + tag(name, attributes, ">")]
    for row in rows:
        inner = ["   " + tag("path", {"year": y, "value": v}) for y, v in row.get("@path", ())]
        inner += ["   " + tag("step", {"value": v, "word": w}) for v, w in row.get("@steps", ())]
        inner += ["   " + tag("milestone", {"type": t, "planned": p})
                  for t, p in row.get("@milestones", ())]
        inner += ["   " + tag(name, attributes) for name, attributes in row.get("@children", ())]
        out.append("  " + tag(child, row, ">" if inner else "/>"))
        out += inner + [f"  </{child}>"] if inner else []
    return out + [f" </{name}>"]


IDENTITY = {"id": "test", "version": "1", "number": "测〔2030〕1号", "in-force": "2029-12-01",
            "name": "测试方案", "programme": "测试", "issuer": "测试办", "region": "900000",
            "base-year": "2029", "target-year": "2033"}
LAMPS = [{"code": "blue", "mark": "蓝", "name": "蓝灯", "finished": "yes"},
         {"code": "green", "mark": "绿", "name": "绿灯", "min": "0"},
         {"code": "yellow", "mark": "黄", "name": "黄灯", "min": "-10"},
         {"code": "red", "mark": "红", "name": "红灯"}]
LADDERS = [{"id": k, "subject": k, "@steps": [("0.5", "5000万"), ("10", "十亿"), ("100", "百亿")]}
           for k in ("industry", "enterprise")]
BANDS = [{"code": "B1", "name": "1—10亿元", "min": "1", "max": "10"},
         {"code": "B10", "name": "10亿元以上", "min": "10"}]


# sections that a plan may do without, and their elements
OTHERS = (("parks", "park"), ("tags", "tag"), ("liaisons", "liaison"), ("targets", "target"),
          ("recommendations", "recommendation"), ("escalations", "escalation"),
          ("lateness", "late"), ("rules", "rule"), ("scoreboards", "scoreboard"), ("marks", "mark"),
          ("awards", "award"), ("mentions", "mention"))


def write_plan(folder, spec):
    """spec: counties, departments, domains, sectors, reporters, industries, annex, register,
    projects, counts, those of OTHERS (lists of attributes) and identity (changes)."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<plan xmlns="urn:tongbao:plan:1">',
             " " + tag("identity", {**IDENTITY, **spec.get("identity", {})})]
    root = {"code": "900000", "name": "测试市", "level": "市"}
    lines += section("regions", [root] + spec["counties"], "region")
    lines += section("departments", spec["departments"], "department")
    lines += section("domains", spec["domains"], "domain")
    lines += section("sectors", spec["sectors"], "sector")
    lines += section("indicators", [
        {"code": "rev", "name": "主营业务收入", "unit": "亿元", "subjects": "industry enterprise"},
        {"code": "inv", "name": "完成投资", "unit": "亿元", "subjects": "project"}], "indicator")
    lines += section("reporters", spec["reporters"], "reporter")
    lines += section("industries", spec["industries"], "industry", unit="亿元")
    lines += section("enterprises", spec["annex"], "enterprise", source="附件2", unit="亿元")
    lines += section("enterprises", spec["register"], "enterprise", unit="亿元")
    lines += section("projects", spec.get("old-projects", []), "project", year="2029")
    lines += section("projects", spec["projects"], "project", year="2030")
    lines += section("project-counts", spec.get("counts", []), "count", unit="个")
    lines += section("ladders", spec.get("ladders", LADDERS), "ladder")
    lines += section("bands", spec.get("bands", BANDS), "band")
    lines += section("lamps", LAMPS, "lamp")
    lines += section("recipients", [{"kind": "to", "text": "各单位"}], "recipient")
    for name, child in OTHERS:
        if spec.get(name):
            lines += section(name, spec[name], child)
    for name, child in (("materials", "material"), ("editions", "edition")):
        if spec.get(name):
            lines += section("materials", spec[name], child)
    if spec.get("audited"):
        for year in sorted({v.get("@year", "2030") for v in spec["audited"]}):
            lines += section("audited", [v for v in spec["audited"]
                                         if v.get("@year", "2030") == year], "value", year=year)
    for r in spec.get("rollups", []):
        lines.append(" " + tag("rollup", {k: v for k, v in r.items() if k[0] != "@"}, ">"))
        lines += ["  " + tag("rung", g) for g in r["@rungs"]] + ["  " + tag("map", m) for m in r["@maps"]]
        lines.append(" </rollup>")
    lines += section("calendar", [], "holiday", **{"deadline-day": "5", "bulletin-day": "10"})
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "plan.xml"), "w", encoding="utf-8") as f:
        f.write("\n".join(lines + ["</plan>", ""]))


def record_text(report):
    """report: unit, period, version, arrived, status, reason, and rows of each section as
    (unit, [(code, value, base)]) or (unit, [project])."""
    head = {"xmlns": "urn:tongbao:record:1", "plan": "test", "unit": report["unit"],
            "period": report["period"], "version": report["version"], "date": report["arrived"]}
    body = [" " + tag("contact", {"name": "甲", "phone": "1"}),
            " " + tag("responsible", {"prepared": "甲", "reviewed": "乙", "approved": "丙"})]
    if report["version"] > 1:
        body.append(f" <reason>{report.get('reason', '更正')}</reason>")
    for name in ("industries", "enterprises"):
        if report.get(name):
            unit, rows = report[name]
            body.append(" " + tag(name, {"indicator": "rev", "unit": unit}, ">"))
            body += ["  " + tag("row", {"code": c, "value": v, "base": b, "line": i + 9})
                     for i, (c, v, b) in enumerate(rows)]
            body.append(f" </{name}>")
    if report.get("projects"):
        unit, rows = report["projects"]
        body.append(" " + tag("projects", {"indicator": "inv", "unit": unit}, ">"))
        for i, row in enumerate(rows):
            body.append("  " + tag("project", {**row, "line": i + 99}, ">"))
            body += ["   " + tag("milestone", {"type": t, "planned": p, "actual": a, "line": 1})
                     for t, p, a in row.get("@milestones", ())]
            body.append("  </project>")
        body.append(" </projects>")
    if report.get("problems"):
        body.append(" <problems>")
        body += ["  " + tag("problem", {**row, "line": 1}, ">") + row["@text"] + "</problem>"
                 for row in report["problems"]]
        body.append(" </problems>")
    digest = hashlib.sha256("\n".join([str(sorted(head.items()))] + body).encode()).hexdigest()
    head.update({"source": f"{report['unit']}.xml", "digest": digest,
                 "arrived": report["arrived"], "status": report.get("status", "accepted")})
    text = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', tag("record", head, ">")] +
                     body + ["</record>", ""])
    return text, digest


def write_record(folder, report):
    text, digest = record_text(report)
    year, month = report["period"].split("-")
    folder = os.path.join(folder, year, month)
    os.makedirs(folder, exist_ok=True)
    name = f"{report['unit']}.r{report['version']}.{digest[:16]}.xml"
    with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
        f.write(text)
    return digest


def write_event(folder, sequence, kind, attributes, counted=()):
    """counted: (report, digest) of what an issue counts."""
    body = []
    if kind == "issue-approved":
        rows = [{"unit": r["unit"], "period": r["period"], "version": r["version"], "digest": d}
                for r, d in counted]
        sheet = {"xmlns": "urn:tongbao:issue:1", "period": attributes["period"],
                 "number": "测〔2030〕1号", "serial": 1, "date": attributes["date"], "signer": "甲"}
        body = [" <cutoff>"] + ["  " + tag("submission", row) for row in rows] + [
            " </cutoff>", " <approved>",
            "  " + tag("file", {"name": "figures", "digest": "0" * 64}), " </approved>",
            " " + tag("issue", sheet)]
    head = {"xmlns": "urn:tongbao:ledger:1", "kind": kind, "sequence": sequence, **attributes}
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"{sequence:06d}-{kind}.xml")
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join([tag("event", head, ">")] + body + ["</event>", ""]))
    return path
