"""Exact numbers and how they are printed (R2, R3, 2.4 of the figures' contract).

A number is a Fraction or a Root together with what is known of it.  It is rounded once,
when it is printed, by integer arithmetic on its absolute value."""
from fractions import Fraction

YI = 10**8
NONE_TEXT, MISSING_TEXT, CARRIED_MARK = "——", "未报", "※"


def iroot(n, k):
    """Largest integer whose k-th power is not above n, by halving."""
    low, high = 0, 1 << (n.bit_length() // k + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if middle**k <= n:
            low = middle
        else:
            high = middle - 1
    return low


class Root:
    """scale * radicand^(1/k) - less, irrational: made by root()."""

    def __init__(self, radicand, k, less=0, scale=1):
        self.radicand, self.k = Fraction(radicand), k
        self.less, self.scale = Fraction(less), Fraction(scale)

    def __mul__(self, factor):
        return Root(self.radicand, self.k, self.less * factor, self.scale * factor)

    def __gt__(self, other):
        return self.radicand > ((self.less + other) / self.scale)**self.k

    def __lt__(self, other):
        return not self > other

    def nearest(self):
        """Nearest integer of the root alone, times scale; there is no tie."""
        power = self.radicand * self.scale**self.k
        down = iroot(power.numerator // power.denominator, self.k)
        return down + (Fraction(2 * down + 1, 2)**self.k < power)

    def round_abs(self, decimals):
        shifted = self * 10**decimals
        assert shifted.less.denominator == 1
        return abs(shifted.nearest() - int(shifted.less))

    def __str__(self):
        return f"({fraction_text(self.radicand)})^(1/{self.k})" + ("-1" if self.less else "")


def root(radicand, k, less=0):
    """radicand^(1/k) - less: a Fraction where the root is rational, else a Root."""
    radicand = Fraction(radicand)
    parts = [iroot(n, k) for n in (radicand.numerator, radicand.denominator)]
    if (parts[0]**k, parts[1]**k) == (radicand.numerator, radicand.denominator):
        return Fraction(*parts) - less
    return Root(radicand, k, less)


class Num:
    """A value and its state: value, none (——), missing (未报) or carried (※)."""

    def __init__(self, value, state="value"):
        self.value = value if value is None or isinstance(value, Root) else Fraction(value)
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


def plus(*numbers):
    """The sum of those that are known (Σ over subjects that have one)."""
    known = [n for n in numbers if n.known]
    return num(sum(n.value for n in known), *known) if known else absent(*numbers)


def minus(a, b):
    return num(a.value - b.value, a, b) if a.known and b.known else absent(a, b)


def round_abs(value, decimals, even=False):
    """|value| in units of its last printed place, as an integer."""
    if isinstance(value, Root):
        return value.round_abs(decimals)
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
    """The printed text of what has a direction: without a sign."""
    return digits(round_abs(value, decimals, even), decimals)


def signed(value, decimals, even=False):
    """With a sign unless it prints as zero."""
    whole = round_abs(value, decimals, even)
    return ("-" if value < 0 and whole else "") + digits(whole, decimals)


def direction(value, decimals, even=False):
    if round_abs(value, decimals, even) == 0:
        return "flat"
    return "up" if value > 0 else "down"


def fraction_text(value):
    value = Fraction(value)
    whole = value.denominator == 1
    return str(value.numerator) if whole else f"{value.numerator}/{value.denominator}"


def exact_text(value):
    return str(value) if isinstance(value, Root) else fraction_text(value)


# printed unit: factor from the exact value, decimals
UNITS = {"亿元": (Fraction(1, YI), 2), "%": (Fraction(100), 1), "百分点": (Fraction(100), 1),
         "个": (Fraction(1), 0), "户": (Fraction(1), 0), "位": (Fraction(1), 0), "": (Fraction(1), 0),
         "天": (Fraction(1), 0), "年": (Fraction(1), 0), "分": (Fraction(1), 2), "亩": (Fraction(1), 1),
         "万元": (Fraction(1, 10**4), 2), "万元/亩": (Fraction(1, 10**4), 2)}


def parse_amount(text, unit):
    """Decimal text in a unit to whole yuan; None for ——."""
    if text == NONE_TEXT:
        return None
    value = Fraction(text) * {"元": 1, "万元": 10**4, "亿元": YI, "个": 1}[unit]
    assert value.denominator == 1, f"{text}{unit} is not whole yuan"
    return int(value)
