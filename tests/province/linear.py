#!/usr/bin/env python3
"""Processor time and memory of tally for two archives.

usage: linear.py TALLY PERIOD FEW MANY TIMES

Exits 1 when MANY, least of three runs, takes more than TIMES what FEW takes."""
import os
import sys


def cost(program, period, folder):
    pid = os.spawnv(os.P_NOWAIT, program, [program, "-P", folder + "/plan", "-A", folder + "/archive",
                                           "-p", period, "-o", folder + "/figures.xml"])
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 2):
        sys.exit(f"tally ended with {os.waitstatus_to_exitcode(status)} for {folder}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def main():
    program, period, few, many, times = sys.argv[1:]
    (t1, m1), (t2, m2) = (tuple(map(min, zip(*(cost(program, period, folder) for _ in range(3)))))
                          for folder in (few, many))
    print(f"{t1:.3f} s and {m1} KB, {t2:.3f} s and {m2} KB")
    return t2 > int(times) * t1 or m2 > int(times) * m1


if __name__ == "__main__":
    sys.exit(main())
