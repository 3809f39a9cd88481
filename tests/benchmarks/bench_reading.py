"""Documents read a second and core, beside a plain baseline on the same texts in the same run; and what a
register ten times as long costs.

pytest tests/benchmarks/bench_reading.py -s
"""

import csv
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from councilgraph import parsers, pipeline
from councilgraph.domain import Domain, shipped

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "retold").glob("*.txt"))]
A_SECOND = 300  # documents of the corpus (1.8 kB at the mean) a second and core
REGISTER_RATIO = 1.2  # ten times the names may cost a fifth more time


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The shortest of several runs, in processor seconds."""
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


def test_documents_a_second() -> None:
    ours, plain = seconds(reader(shipped())), seconds(baseline(), times=1)
    size = sum(map(len, TEXTS)) / len(TEXTS)
    print(
        f"\n{len(TEXTS)} documents of {size:.0f} characters: {len(TEXTS) / ours:.0f} a second and core"
        f" ({1000 * ours / len(TEXTS):.2f} ms each); baseline {len(TEXTS) / plain:.0f} a second"
        f" ({plain / ours:.1f} times our time)"
    )
    assert len(TEXTS) / ours >= A_SECOND


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
