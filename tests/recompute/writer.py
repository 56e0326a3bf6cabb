"""All figures of a period, theme by theme."""
import award
import board
import lamps
import movement
import notes
import operands
import outlook
import quantities
import revisions
import status
import targets
import upper


def write(p):
    p.lamps = lamps.Lamps(p)
    quantities.write(p)
    status.write(p)
    lamps.write(p)
    notes.write(p)
    movement.write(p)
    revisions.write(p)
    outlook.write(p)
    targets.write(p)
    if p.kind != "month":
        board.write(p)
    if p.kind == "year":
        award.write(p)
    upper.write(p)
    operands.fill(p)
    quantities.restate_small(p)
