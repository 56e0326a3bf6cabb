"""Chance that is the same on every machine and release of Python; exact amounts as text."""

YI = 10**8


class Dice:
    """A generator of our own, so that no release of Python changes the cities."""

    def __init__(self, seed):
        self.state = seed * 2654435761 + 88172645463325252

    def draw(self, low, high):
        x = self.state & (2**64 - 1)
        x ^= (x << 13) & (2**64 - 1)
        x ^= x >> 7
        x ^= (x << 17) & (2**64 - 1)
        self.state = x
        return low + (x >> 11) % (high - low + 1)

    def pick(self, choices):
        return choices[self.draw(0, len(choices) - 1)]

    def chance(self, percent):
        return self.draw(1, 100) <= percent


def yi(yuan):
    """Exact decimal text in 亿元."""
    return amount(yuan, "亿元") if yuan is not None else "——"


def amount(yuan, unit):
    places = {"元": 0, "万元": 4, "亿元": 8}[unit]
    sign, text = "-" if yuan < 0 else "", str(abs(yuan)).rjust(places + 1, "0")
    if places == 0:
        return sign + text
    return (sign + text[:-places] + "." + text[-places:].rstrip("0")).rstrip(".")


def hash_of(text):
    n = 7
    for c in text.encode():
        n = (n * 131 + c) % (2**61 - 1)
    return n
