"""Documents read a second and core, as installed, compiled, and by a plain baseline, on the same texts in the
same run; and what a register ten times as long costs.

pytest tests/benchmarks/bench_reading.py -s

The compiled wheel is built first, unless it is what is installed: some three minutes, and a C compiler.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from councilgraph import parsers, pipeline
from councilgraph.domain import Domain, shipped
from councilgraph.resources import compiled

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "retold").glob("*.txt"))]
A_SECOND = 300  # documents of the corpus (1.8 kB at the mean) a second and core
REGISTER_RATIO = 1.2  # ten times the names may cost a fifth more time


def seconds(work: Callable[[], object], times: int = 30) -> float:
    """The shortest of several runs, in processor seconds: other programs make a run longer, never shorter."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def reader(domain: Domain) -> Callable[[], object]:
    """Reading of all texts, from parsing to statements with evidence, after what is compiled once."""
    whole = pipeline.Reader(domain)

    def work() -> None:
        for number, text in enumerate(TEXTS):
            whole.read(parsers.read_text(text, path=f"{number}.txt", domain=domain))

    work()
    return work


def seconds_compiled(folder: Path) -> float:
    """What `seconds` says of the reading in a compiled wheel, built and unpacked in a folder."""
    if compiled():
        return seconds(reader(shipped()))
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT)]
    subprocess.run(command, env={**os.environ, "HATCH_BUILD_HOOKS_ENABLE": "1"}, check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder)
    there = {**os.environ, "PYTHONPATH": str(folder)}
    return float(subprocess.check_output([sys.executable, __file__], env=there, text=True))


def baseline() -> Callable[[], object]:
    """The plain way: one regular expression of all register names, and who stands in a sentence with whom."""
    domain = shipped()
    names = {row.name for row in domain.organisations} | {
        name for row in domain.councils for name in (row.name, *row.alt_names)
    }
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")\b")

    def work() -> None:
        for text in TEXTS:
            for sentence in re.split(r"(?<=[.!?])\s+", text):
                found = pattern.findall(sentence)
                [(a, b) for a in found for b in found if a < b]

    return work


def test_documents_a_second(tmp_path: Path) -> None:
    fast, ours, plain = seconds_compiled(tmp_path), seconds(reader(shipped())), seconds(baseline(), times=1)
    size = sum(map(len, TEXTS)) / len(TEXTS)
    print(f"\n{len(TEXTS)} documents of {size:.0f} characters, read a second and core:")
    for name, taken in {"compiled": fast, "as installed": ours, "baseline": plain}.items():
        a_second, times = len(TEXTS) / taken, plain / taken
        print(f"  {name:12} {a_second:4.0f} ({1000 / a_second:.2f} ms each), {times:.1f} times the baseline")
    assert len(TEXTS) / fast >= A_SECOND


def test_a_register_ten_times_as_long_costs_little(tmp_path: Path) -> None:
    ontology = tmp_path / "ontology"
    shutil.copytree(shipped().folder, ontology)
    path = ontology / "registers" / "organisations.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with path.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        for number in range(1, 10):
            for row in rows:
                other = {"slug": f"{row['slug']}-{number}", "name": f"{row['name']} Quux {number}"}
                writer.writerow(row | other | {"acronym": "", "alt_names": "", "identifier": ""})
    small, large = reader(shipped()), reader(Domain(ontology))
    ratio = min(seconds(large, 1) / seconds(small, 1) for _ in range(3))
    print(f"\n{len(rows)} names and {10 * len(rows)}: {ratio:.2f} times the time")
    assert ratio < REGISTER_RATIO


if __name__ == "__main__":  # in another installation: its seconds, for `seconds_compiled`
    assert compiled(), "this installation is not compiled"
    print(seconds(reader(shipped())))
