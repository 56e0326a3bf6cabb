"""Exact numbers and how they are printed (R2, R3, 2.4 of the figures' contract).

A number is a Fraction together with what is known of it.  It is rounded once,
when it is printed, by integer arithmetic on its absolute value."""
from fractions import Fraction

YI = 10**8
NONE_TEXT, MISSING_TEXT, CARRIED_MARK = "——", "未报", "※"


class Num:
    """A value and its state: value, none (——), missing (未报) or carried (※)."""

    def __init__(self, value, state="value"):
        self.value = None if value is None else Fraction(value)
        self.state = state

    def __repr__(self):
        return f"Num({self.value}, {self.state})"

    @property
    def known(self):
        return self.value is not None

    @property
    def carried(self):
        return self.state == "carried"


NONE, MISSING = Num(None, "none"), Num(None, "missing")


def num(value, *operands):
    """A known number, carried when an operand is."""
    return Num(value, "carried" if any(o.carried for o in operands) else "value")


def absent(*operands):
    """What a result is when an operand has no value: missing when one is, else none."""
    return MISSING if any(o.state == "missing" for o in operands) else NONE


def ratio(a, b):
    """a / b where that exists."""
    if not (a.known and b.known):
        return absent(a, b)
    return num(a.value / b.value, a, b) if b.value > 0 else NONE


def minus(a, b):
    return num(a.value - b.value, a, b) if a.known and b.known else absent(a, b)


def round_abs(value, decimals, even=False):
    """|value| in units of its last printed place, as an integer."""
    scaled = abs(Fraction(value)) * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest - scaled.denominator
    if twice > 0 or (twice == 0 and (not even or whole % 2 == 1)):
        whole += 1
    return whole


def digits(whole, decimals):
    text = str(whole).rjust(decimals + 1, "0")
    return text if decimals == 0 else text[:-decimals] + "." + text[-decimals:]


def printed(value, decimals, even=False):
    """The printed text, without a sign."""
    return digits(round_abs(value, decimals, even), decimals)


def signed(value, decimals):
    """With a sign unless it prints as zero."""
    whole = round_abs(value, decimals)
    return ("-" if value < 0 and whole else "") + digits(whole, decimals)


def direction(value, decimals, even=False):
    if round_abs(value, decimals, even) == 0:
        return "flat"
    return "up" if value > 0 else "down"


def exact_text(value):
    value = Fraction(value)
    whole = value.denominator == 1
    return str(value.numerator) if whole else f"{value.numerator}/{value.denominator}"


# printed unit: factor from the exact value, decimals
UNITS = {"亿元": (Fraction(1, YI), 2), "%": (Fraction(100), 1), "百分点": (Fraction(100), 1),
         "个": (Fraction(1), 0), "户": (Fraction(1), 0), "位": (Fraction(1), 0), "": (Fraction(1), 0),
         "天": (Fraction(1), 0)}


def parse_amount(text, unit):
    """Decimal text in a unit to whole yuan; None for ——."""
    if text == NONE_TEXT:
        return None
    value = Fraction(text) * {"元": 1, "万元": 10**4, "亿元": YI, "个": 1}[unit]
    assert value.denominator == 1, f"{text}{unit} is not whole yuan"
    return int(value)
