"""Texts without an end, and every cut of the five documents: what is too slow for the suite.

pytest tests/benchmarks/bench_texts.py -s
"""

import time

import pytest
from tests.reading.made import FIVE, check, read

SIZE = 5_000_000  # characters of one line
MOST = 60  # processor seconds for it: measured 14 on two shared cores


def test_a_line_of_five_megabytes() -> None:
    unit = " ".join(" ".join(FIVE.values()).split()) + " "
    text = (unit * (SIZE // len(unit) + 1))[:SIZE]
    start = time.process_time()
    reading = read(text)
    taken = time.process_time() - start
    print(f"\n{SIZE:,} characters on one line: {taken:.1f} s, {len(reading.mentions):,} mentions")
    check(reading)
    assert taken < MOST


@pytest.mark.parametrize("name", FIVE)
def test_a_page_cut_at_every_character(name: str) -> None:
    text = FIVE[name]
    for at in range(len(text)):
        check(read(text[:at]))
        check(read(text[at:]))
