"""The rule that each figure is computed by."""
import re

SCOPE = re.compile(r"(?:domain|industry|group|enterprise|band|county|department|sector|park|tag|"
                   r"project)/[^/]+/|city/")
# Of the quantities of scopes, and below them the beginnings of other figures.
QUANTITIES = {
    "F1": "rev-month inv-month fine-inv-month",
    "F2": "rev-completion inv-completion start-rate start-rate-due finish-rate in-statistics-rate",
    "F3": "rev-due inv-due rev-lead inv-lead rev-path inv-path fine-inv-path",
    "F4": "rev-base rev-growth rev-growing rev-rated",
    "F5": "rev-growth-change",
    "F6": "rev-mom",
    "F7": "rev-share inv-share rev-cr3 rev-hhi",
    "F8": "rev-contribution rev-pull",
    "F9": "rev-needed inv-needed rev-open inv-open fine-inv-needed fine-inv-open",
    "F10": "rev-needed-growth",
    "F11": "rev-landing rev-landing-method inv-landing",
    "F12": "rev-rolling",
    "F13": "rev-cagr",
    "F14": "rev-target-growth rev-outlook-needed",
    "F15": "rev-tier rev-next-step rev-gap rev-reached-tier rev-reached-next-step rev-reached-gap",
    "F16": "rev-fall rev-crossing-step rev-crossing rev-crossing2-step rev-crossing2 rev-outlook-plan "
           "rev-outlook-current rev-outlook-gap",
    "F17": "rev-crossing-plan rev-crossing-gap rev-crossing2-plan rev-crossing2-gap",
    "F18": "projects packages starts-planned starts-due started finishes-planned finishes-due "
           "finished in-statistics planned-count count-gap",
    "F19": "rev-margin",
    "F20": " ".join(f"{s}-rank-{q}" for s in ("rev", "inv") for q in (
        "growth", "completion", "completion-move", "completion-own", "completion-others",
        "completion-silent", "completion-entries", "completion-printed", "completion-revisions",
        "completion-issued", "completion-issued-revisions")),
    "R5": "rev-units",
    "R6": "rev-noplan inv-noplan",
    "R9": "rev inv fine-inv rev-missing inv-missing reports-missing-months reports-year-rate",
    "R10": "rev-printed inv-printed rev-revisions inv-revisions rev-issued inv-issued "
           "rev-issued-revisions inv-issued-revisions",
    "R13": "rev-plan inv-plan fine-inv-plan total",
    "R16": "rev-last-year",
    "M12": "area rev-per-mu"}
OTHERS = (
    ("time/progress", "F3"), ("lamps/", "R14"), ("behind/", "P7"), ("escalations/", "R14"),
    ("recommended/", "M18"), ("liaisons/", "M10"), ("crosschecks/", "R16"), ("revision/", "R10"),
    ("reports/(on-time-)?rate", "F2"), ("reports/pending", "R17"), ("reports/", "P12"),
    ("problems/rate", "F2"), ("problems/", "P11"), ("steps/", "F15"),
    ("target/.*/margin@", "F19"), ("target/", "F18"),
    ("score/.*(place|/medals/[0-9]+|/medal)$", "F20"), ("score/", "2.9"),
    ("award/[^/]+/[^/]+/step", "F15"), ("award/", "2.10"), ("rolling/", "M4"),
    ("rollup/[^/]+/(industry|enterprise|project)/", "F15"), ("rollup/[^/]+/carried", "R9"),
    ("rollup/", "M15"))

RULE_OF = {quantity: rule for rule, names in QUANTITIES.items() for quantity in names.split()}
PATTERNS = [(re.compile(text), rule) for text, rule in OTHERS]


def rule_of(id):
    scope = SCOPE.match(id)
    if scope:
        return RULE_OF[id[scope.end():].split("@")[0]]
    return next(rule for pattern, rule in PATTERNS if pattern.match(id))
