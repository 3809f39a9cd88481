"""Texts cut, mangled or without an end: statements come out, or a clear error, in time linear in the text."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.reading.made import FIVE, check, read

from councilgraph import pipeline
from councilgraph.cli import councilgraph
from councilgraph.errors import InputError
from councilgraph.model import Reading

# Each 61st character, beginning elsewhere in each document; benchmarks/bench_texts.py cuts at every one.
STEP = 61


@pytest.mark.parametrize(("name", "first"), list(zip(FIVE, (0, 11, 23, 37, 47), strict=True)))
def test_a_page_cut_at_any_character_is_read(name: str, first: int) -> None:
    text = FIVE[name]
    for at in range(first % STEP, len(text), STEP):
        check(read(text[:at]))
        check(read(text[at:]))


def test_a_name_that_the_page_cut_off_gives_nothing() -> None:
    whole = "A kitchen for all\n\nIt was made with the Quillon Alliance and the Hartle Community Trust."
    start = whole.index("Hartle")
    for at in range(start + 1, len(whole) - 1):
        reading = read(whole[:at])
        assert not [m.surface for m in reading.mentions if m.end > start], whole[start:at]


MANGLED: dict[str, Callable[[str], str]] = {
    "no newline": lambda text: " ".join(text.split()),
    "no space": lambda text: "".join(text.split()),
    "a newline a word": lambda text: "\n".join(text.split()),
    "mixed bullets": lambda text: "\n".join(
        f"{'•-*–·▪◦'[at % 7]} {line}" for at, line in enumerate(text.splitlines())
    ),
    "old newlines": lambda text: text.replace("\n", "\r"),
    "NULs": lambda text: text.replace("e", "e\0"),
    "NULs for spaces": lambda text: text.replace(" ", "\0"),
    "right to left": lambda text: "\u202e" + text.replace(". ", ".\u200f مجلس المدينة "),
    "emoji": lambda text: text.replace(" ", " 🏳️‍🌈 "),
    "combining": lambda text: text.replace("a", "a\u0301\u0323"),
    "upper case": str.upper,
    "lower case": str.lower,
    "soft hyphens": lambda text: text.replace("n", "n\u00ad"),
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "backwards": lambda text: text[::-1],
    "twice": lambda text: text + text,
    "brackets": lambda text: text.replace(",", " ((").replace(".", "))"),
    "our own signs": lambda text: text.replace("the ", "§ ◊ \ue000 the "),
}


@pytest.mark.parametrize("how", MANGLED)
def test_a_mangled_page_is_read(how: str) -> None:
    for text in FIVE.values():
        check(read(MANGLED[how](text)))


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\0", "\ufeff", "---\n", "---\na: b\n---\n", "•", ".", "A" * 9999]
)
def test_next_to_nothing_is_read_to_nothing(text: str) -> None:
    reading = read(text)
    check(reading)
    assert not reading.parts


BROKEN = {
    "empty": b"",
    "nuls": b"\0" * 50,
    "utf-16": "\ufeffLeeds City Council".encode("utf-16-le"),
    "broken": b"\x80\x81",
    "byte order mark": b"\xef\xbb\xbfLeeds City Council",
    "binary": bytes(range(256)),
}


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("suffix", ["txt", "md", "html", "pdf", "docx"])
def test_a_broken_file_gives_a_reading_or_one_clear_line(what: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"page.{suffix}"
    path.write_bytes(BROKEN[what])
    done = CliRunner().invoke(councilgraph, ["annotate", str(path)])
    assert done.exit_code in (0, 2), done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    if done.exit_code:
        assert done.stderr.startswith("councilgraph: ") and done.stderr.count("\n") == 1


def seconds(text: str) -> float:
    """The shorter of two runs, in processor seconds."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        read(text)
        taken.append(time.process_time() - start)
    return min(taken)


REPEATED = {
    "a page": " ".join(" ".join(FIVE.values()).split()) + " ",
    "names": "led by Leeds City Council with Mind, Shelter and the Quillon Trust (QT) and ",
    "councils": "Oldham, Rochdale and Wigan Councils ",
    "initiatives": "the Warm Rooms project is part of the Warm Supper scheme and ",
    "persons": "Jane Smith, Director of Housing, and Cllr Ann Jones ",
    "acronyms": "(ABC) QCA (the Quillon Carers Alliance) ",
    "dates": "2019/20 Winter 2017/8 between 3 May and 2024 ",
    "capitals": "Aa Bb Cc ",
    "one word": "A",
    "brackets": "((((“",
    "bullets": "• - * – x\n",
    "labels": "Status: Lead Member: ",
    "emoji": "🏳️‍🌈👩‍👩‍👧 ",
    "links": "http://a.b/c?d=e@f.g ",
}  # fmt: skip


@pytest.mark.parametrize("what", REPEATED)
def test_time_is_linear_in_the_text(what: str) -> None:
    """Four times the text takes four times as long; sixteen would be quadratic."""
    unit = REPEATED[what]
    read(unit)
    short, long = (seconds((unit * (size // len(unit) + 1))[:size]) for size in (15_000, 60_000))
    assert long < 8 * short + 0.1  # room for the noise of a busy machine


def test_one_bad_page_does_not_stop_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x80\x81\x82")
    for name, text in FIVE.items():
        (tmp_path / f"{name}.txt").write_text(text[: len(text) // 2], encoding="utf-8")
    built = pipeline.build([tmp_path])
    assert len(built.problems) == 1 and isinstance(built.problems[0], InputError)
    assert all(isinstance(reading, Reading) for reading in built.readings)
