"""Compare a figures.xml with what was recomputed."""
import xml.etree.ElementTree as ET

NS = "{urn:tongbao:figures:1}"
KEYS = ("id", "code", "ranking", "of", "group", "subject", "word", "n")
UNIT_KEYS = ("unit", "period", "index")  # of submissions, revisions and practices, together


class Report:
    def __init__(self, limit=50):
        self.limit, self.found, self.lines = limit, 0, []

    def differ(self, where, attribute, got, expected):
        self.found += 1
        if len(self.lines) < self.limit:
            self.lines.append(f"{where}: {attribute}: got {got!r}, expected {expected!r}")


def read(path):
    """(tree as nested tuples without the figures, {id: attributes} in order)"""
    root = ET.parse(path).getroot()
    figures = {}
    for e in root.findall(NS + "figure"):
        assert e.get("id") not in figures, f"{e.get('id')} stands twice"
        figures[e.get("id")] = e.attrib
        root.remove(e)
    return tuples(root), figures


def tuples(e):
    attributes = {k: v for k, v in e.attrib.items() if v != ""}
    text = (e.text or "") if len(e) == 0 else ""
    return e.tag.replace(NS, ""), attributes, [tuples(child) for child in e], text


def name_of(node):
    key = next((f"[{node[1][k]}]" for k in KEYS if k in node[1]), "")
    return node[0] + (key or "".join(f"[{node[1][k]}]" for k in UNIT_KEYS if k in node[1]))


def names_of(nodes):
    """Names of sisters; those without a key of their own by their number."""
    names = [name_of(n) for n in nodes]
    return [n if names.count(n) == 1 else f"{n}#{names[:i].count(n) + 1}"
            for i, n in enumerate(names)]


def compare_attributes(got, expected, where, report):
    for key in sorted(set(got) | set(expected)):
        a, b = got.get(key), expected.get(key)
        if a != b:
            report.differ(where, key, a, b)


def compare_nodes(got, expected, where, report):
    where = f"{where}/{name_of(expected)}"
    compare_attributes(got[1], expected[1], where, report)
    if got[3].strip() != expected[3].strip():
        report.differ(where, "text", got[3], expected[3])
    names = names_of(got[2]), names_of(expected[2])
    if names[0] != names[1]:
        report.differ(where, "children", [n for n in names[0] if n not in names[1]] or "the order",
                      [n for n in names[1] if n not in names[0]] or "the order")
    by_name = dict(zip(names[0], got[2]))
    for name, child in zip(names[1], expected[2]):
        if name in by_name:
            compare_nodes(by_name[name], child, where, report)


def compare_operands(id, got, expected, report):
    """As sets; none stands twice."""
    if len(got) != len(set(got)) or set(got) != set(expected):
        report.differ(id, "operands", " ".join(sorted(set(got) - set(expected))),
                      " ".join(sorted(set(expected) - set(got))))


def compare_figures(got, expected, report):
    for id in expected:
        if id not in got:
            report.differ(id, "id", "missing", "a figure")
    for id, fig in got.items():
        if id not in expected:
            report.differ(id, "id", "surplus", "no figure")
            continue
        for key in sorted(set(fig) | set(expected[id])):
            if key != "operands" and fig.get(key, "") != expected[id].get(key, ""):
                report.differ(id, key, fig.get(key, ""), expected[id].get(key, ""))
        compare_operands(id, fig.get("operands", "").split(), expected[id].get("operands", []),
                         report)


SCOPES = ("city", "domain", "industry", "group", "enterprise", "band", "county", "department",
          "sector", "park", "tag", "project")
OTHERS = ("time", "lamps", "reports", "problems", "steps", "behind", "escalations", "liaisons",
          "recommended", "crosschecks", "revision", "target", "score", "award", "rolling", "rollup")


def scope_of(id):
    """kind/code, or the kind alone where the order inside it is no promise."""
    kind, code = id.split("/")[:2]
    return kind if kind == "city" or kind in OTHERS else f"{kind}/{code}"


def codes_of(tree, kind):
    """Codes of a kind of scopes, as the tree lists them."""
    return [f"{kind}/{child[1]['code']}" for node in tree[2] if node[0] == kind + "s"
            for child in node[2]]


def compare_order(got, expected, tree, report):
    """Figures stand by scope in the order of tongbao-figures(5), the codes of each kind in
    canonical order, the others behind."""
    places = {kind: n for n, kind in enumerate(SCOPES + OTHERS)}
    listed = codes_of(tree, "department") + codes_of(tree, "tag")  # of two kinds, mixed
    wanted = sorted(dict.fromkeys(scope_of(id) for id in expected), key=lambda s: (
        places[s.split("/")[0]], listed.index(s) if s in listed else 0))
    found = [scope_of(id) for id in got]
    runs = [s for n, s in enumerate(found) if n == 0 or s != found[n - 1]]
    for a, b in zip(runs, wanted):
        if a != b:
            report.differ(a, "order", a, b)
            return
    if len(runs) != len(wanted):
        report.differ(runs[-1], "order", f"{len(runs)} scopes", f"{len(wanted)}")


def compare(path, tree, figures):
    report = Report()
    got_tree, got_figures = read(path)
    compare_nodes(got_tree, tree, "", report)
    compare_figures(got_figures, figures, report)
    compare_order(got_figures, figures, tree, report)
    return report, len(got_figures)
