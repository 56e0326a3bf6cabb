#!/usr/bin/env python3
"""Times commands, and tells the medians of what was timed.

usage: clock.py FILE NAME COMMAND...   runs the command and adds "NAME ms-clock ms-processor"
       clock.py --table TIMES STAGES   medians of commands, and of the stages in them
"""
import os
import resource
import statistics
import subprocess
import sys
import time


def run(file, name, command):
    began = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    ended = time.monotonic()
    if done.returncode not in (0, 2):
        sys.stderr.buffer.write(done.stderr)
        sys.exit(1)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(file, "a") as out:
        print(name, (ended - began) * 1000, (used.ru_utime + used.ru_stime) * 1000, file=out)


def medians(file):
    rows = {}
    with open(file) as lines:
        for line in lines:
            name, *values = line.split()
            rows.setdefault(name, []).append([float(value) for value in values])
    return {name: [statistics.median(column) for column in zip(*of)] for name, of in rows.items()}


def table(times, stages):
    commands = medians(times)
    print(f"{'command':10} {'clock':>8} {'processor':>10}  ms on {len(os.sched_getaffinity(0))} processors")
    for name, (clock, used) in commands.items():
        print(f"{name:10} {clock:8.0f} {used:10.0f}")
    print(f"{'all':10} {sum(c for c, _ in commands.values()):8.0f} {sum(u for _, u in commands.values()):10.0f}")
    print("of which, by the clock: " + ", ".join(
        f"{name} {ms:.0f}" for name, (ms,) in sorted(medians(stages).items(), key=lambda row: -row[1][0])))


if sys.argv[1] == "--table":
    table(sys.argv[2], sys.argv[3])
else:
    run(sys.argv[1], sys.argv[2], sys.argv[3:])
