#!/usr/bin/env python3
"""Times setting and painting of the generated documents; README.md says how to read it.

usage: measure.py BINDIR FOLDER [ROUNDS]

FOLDER is where generate.py has put the documents; results go there too.  Times
are processor time (user and system) of whole processes, the median of ROUNDS
runs after one that warms up; cold: the first run after all files that the
programs read have left the page cache, as a monthly job finds them.
"""
import json
import os
import statistics
import subprocess
import sys
import time

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FONTS = os.path.join(TOP, "fonts")
TEMPLATES = os.path.join(TOP, "templates")

# What 'make bench' is to stay under: processor ms.
LIMITS = {  # job: (untagged, finished)
    "text300": (250, 600),
    "one": (50, 50),  # 25 a program
    "sheets": (250, 600),
    "each300": (900, 1200),
    "bulletin": (90, 200),
}


class Run:
    """One process: what it cost."""

    def __init__(self, command, folder):
        began = time.monotonic()
        with open(os.path.join(folder, "log"), "wb") as log:
            child = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
            _, status, usage = os.wait4(child.pid, 0)
        self.wall = (time.monotonic() - began) * 1000
        self.cpu = (usage.ru_utime + usage.ru_stime) * 1000
        self.rss = usage.ru_maxrss / 1024
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 2):
            with open(os.path.join(folder, "log"), encoding="utf-8", errors="replace") as log:
                sys.exit(f"{' '.join(command)}: status {child.returncode}\n{log.read()[-2000:]}")


def leave_cache(paths):
    """The files' pages leave the page cache; no rights are needed for it."""
    for path in paths:
        try:
            fd = os.open(path, os.O_RDONLY)
        except OSError:
            continue
        os.fsync(fd)
        os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(fd)


def files_below(*roots):
    for root in roots:
        if os.path.isfile(root):
            yield root
        for folder, _, names in os.walk(root):
            for name in names:
                yield os.path.join(folder, name)


def libraries(program):
    said = subprocess.run(["ldd", program], capture_output=True, text=True, check=False).stdout
    return [word for word in said.split() if word.startswith("/")]


class Bench:
    def __init__(self, bindir, folder, rounds):
        self.folder, self.rounds = folder, rounds
        self.bin = {name: os.path.join(bindir, "tongbao-" + name)
                    for name in ("chart", "typeset", "paint")}

    def measure(self, command):
        """(median CPU, median wall, most RSS) warm."""
        Run(command, self.folder)
        runs = [Run(command, self.folder) for _ in range(self.rounds)]
        return (statistics.median(run.cpu for run in runs),
                statistics.median(run.wall for run in runs), max(run.rss for run in runs))

    def cold(self, command, program):
        """Wall ms of a run that finds nothing in the page cache."""
        walls = []
        for _ in range(3):
            leave_cache(files_below(program, FONTS, TEMPLATES, self.folder))
            leave_cache(libraries(program))
            walls.append(Run(command, self.folder).wall)
        return statistics.median(walls)

    def ours(self, job):
        names = self.documents(job)
        documents = [name + ".xml" for name in names]
        chart = [self.bin["chart"], "-t", TEMPLATES, "-F", FONTS, "-o", "charts"] + documents
        typeset = [self.bin["typeset"], "-t", TEMPLATES, "-F", FONTS, "-c", "charts", "-o", "pages"] + documents
        paint = [self.bin["paint"], "-F", FONTS, "-o", "pdf"]
        pages = [f"pages/{name}.pages" for name in names]
        Run(chart, self.folder)
        result = {"set": self.measure(typeset), "plain": self.measure(paint + ["-p"] + pages)}
        result["plain bytes"] = self.bytes(names)
        result["finished"] = self.measure(paint + pages)
        result["finished bytes"] = self.bytes(names)
        result["cairo"] = self.measure(paint + ["-T", "pdf-cairo"] + pages)
        result["cold"] = (self.cold(typeset, self.bin["typeset"]), self.cold(paint + pages, self.bin["paint"]))
        result["pages"] = 0
        for path in pages:
            with open(os.path.join(self.folder, path), encoding="utf-8") as rows:
                result["pages"] += sum(row.startswith("page ") for row in rows)
        return result

    def documents(self, job):
        """One of the job's name, or many of that name and a number."""
        names = [name[:-4] for name in os.listdir(self.folder) if name.endswith(".xml")]
        return sorted(name for name in names if name == job or name.startswith(job + "-"))

    def bytes(self, names):
        return sum(os.path.getsize(os.path.join(self.folder, "pdf", name + ".pdf")) for name in names)

    def faces(self, job):
        """The faces that the pages name: a cut, or the whole font."""
        said = set()
        with open(os.path.join(self.folder, "pages", job + ".pages"), encoding="utf-8") as pages:
            for row in pages:
                if row.startswith("face "):
                    _, role, _, _, path = row.rstrip("\n").split(" ", 4)
                    kind = "cut" if path.startswith("cache/") else "whole font"
                    said.add(f"{role}: {kind} {path}")
                elif row.startswith("page "):
                    break
        return sorted(said)

    def peers(self, job):
        """(name, CPU, wall) of the other programs that are there, for a single document."""
        if not os.path.exists(os.path.join(self.folder, job + ".typ")):
            return
        node = [path for path in os.environ.get("TYPST_NODE", "").split(":") if path]
        if node and os.path.isdir(os.path.join(node[0], "node_modules")):
            script = os.path.join(self.folder, "typst.cjs")
            with open(script, "w", encoding="utf-8") as out:
                out.write('const {NodeCompiler} = require(process.argv[2] + "/node_modules/'
                          '@myriaddreamin/typst-ts-node-compiler");\nconst fs = require("fs");\n'
                          "const c = NodeCompiler.create({workspace: '.'});\n"
                          "fs.writeFileSync(process.argv[4], c.pdf({mainFilePath: process.argv[3]}));\n")
            yield "Typst", self.measure(["node", script, os.path.abspath(node[0]), job + ".typ",
                                         f"pdf/{job}-typst.pdf"]), f"{job}-typst.pdf"
        if subprocess.run(["sh", "-c", "command -v xelatex && kpsewhich xeCJK.sty longtable.sty"],
                          capture_output=True, check=False).returncode == 0:
            yield "XeLaTeX", self.measure(["xelatex", "-interaction=batchmode", "-output-directory=pdf",
                                           f"-jobname={job}-xelatex", job + ".tex"]), f"{job}-xelatex.pdf"


def main():
    bindir, folder = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    bench = Bench(bindir, folder, int(sys.argv[3]) if len(sys.argv) > 3 else 5)
    over = 0
    results = {}
    print("job      pages   set  plain finished  (cairo)   sum plain/limit  sum finished/limit"
          "    bytes plain/finished  MB  cold set+paint")
    for job, (plain_limit, finished_limit) in LIMITS.items():
        made = results[job] = bench.ours(job)
        cost = {key: made[key][0] for key in ("set", "plain", "finished", "cairo")}
        plain, finished = cost["set"] + cost["plain"], cost["set"] + cost["finished"]
        over += plain > plain_limit or finished > finished_limit
        print(f"{job:8} {made['pages']:5} {cost['set']:5.0f} {cost['plain']:6.0f} {cost['finished']:8.0f}"
              f"  ({cost['cairo']:5.0f})  {plain:8.0f}/{plain_limit:<6} {finished:11.0f}/{finished_limit:<6}"
              f" {made['plain bytes']:10}/{made['finished bytes']:<9}"
              f" {max(made[key][2] for key in ('set', 'plain', 'finished')):4.0f}"
              f" {made['cold'][0]:6.0f}+{made['cold'][1]:<4.0f}")
    print("\npeers, as they came out in this run (ms; ratio = peer's time / ours, set and painted, untagged):")
    for job in LIMITS:
        for name, (cpu, wall, rss), pdf in bench.peers(job):
            ours = results[job]["set"][0] + results[job]["plain"][0]
            ours_wall = results[job]["set"][1] + results[job]["plain"][1]
            size = os.path.getsize(os.path.join(folder, "pdf", pdf))
            print(f"{job:8} {name:8} cpu {cpu:6.0f} ({cpu / ours:5.1f} x)  wall {wall:6.0f}"
                  f" ({wall / ours_wall:5.1f} x)  {rss:4.0f} MB  {size} bytes")
    print("\nfaces of the bulletin:")
    for face in bench.faces("bulletin"):
        print(" ", face)
    with open(os.path.join(folder, "results.json"), "w", encoding="utf-8") as out:
        json.dump(results, out, indent=1)
    print("\n" + ("above a limit: %d jobs" % over if over else "all within their limits"))
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main())
