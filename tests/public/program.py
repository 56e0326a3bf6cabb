"""Linear programs in exact fractions, small ones."""
from fractions import Fraction


def greatest(goal, limits, enough=None):
    """The greatest goal * x for x >= 0 and, for each of the limits, row * x <= bound, which is
    not below 0; None when it has no bound.  Stops where it is enough.  The simplex method by
    Bland's rule, which ends."""
    n = len(goal)
    rows = [list(row) + [Fraction(int(i == k)) for k in range(len(limits))] + [Fraction(bound)]
            for i, (row, bound) in enumerate(limits)]
    last = [-Fraction(g) for g in goal] + [Fraction(0)] * (len(limits) + 1)
    base = [n + i for i in range(len(rows))]
    while enough is None or last[-1] < enough:
        enters = next((j for j in range(len(last) - 1) if last[j] < 0), None)
        if enters is None:
            return last[-1]
        leaves = min(((row[-1] / row[enters], base[i], i) for i, row in enumerate(rows)
                      if row[enters] > 0), default=None)
        if leaves is None:
            return None
        pivot = leaves[2]
        base[pivot] = enters
        lead = rows[pivot][enters]
        rows[pivot] = [v / lead if v else v for v in rows[pivot]]
        of = [(j, v) for j, v in enumerate(rows[pivot]) if v]
        for row in rows[:pivot] + rows[pivot + 1:] + [last]:
            times = row[enters]
            if times:
                for j, v in of:
                    row[j] -= times * v
    return last[-1]


def is_movable(space, least, goal, need):
    """Can the sum of these names be moved by so much (below 0: down), when `space` (pivot: row) is
    what must stay, and a name falls by `least` of it at most?"""
    free = sorted({j for row in space.values() for j in row if j not in space} |
                  {n for n in least if n not in space})
    moves = {n: [-space[n].get(f, Fraction(0)) if n in space else Fraction(int(n == f)) for f in free]
             for n in least}
    sign = 1 if need > 0 else -1
    limits = [([-v for v in move] + move, least[n]) for n, move in moves.items() if any(move)]
    whole = [sign * sum(moves[n][k] for n in goal) for k in range(len(free))]
    best = greatest(whole + [-v for v in whole], limits, abs(need))
    return best is None or best >= abs(need)
