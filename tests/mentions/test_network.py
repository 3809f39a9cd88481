"""The fitted network: what it holds, and that its scores are the same in any company and on any machine."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilgraph.domain import shipped
from councilgraph.errors import OntologyError
from councilgraph.mentions import network, vectors

FITTED = network.read(shipped().folder / "recogniser" / "names.npz")
WORDS = vectors.read(shipped().folder / "recogniser" / "word-vectors.npz")
SMALL = network.Fitted(FITTED.features[:2000], FITTED.rows[:2000], FITTED.bias, FITTED.top, FITTED.slots)
FEATURES = st.lists(st.sampled_from([*SMALL.features[::9], "l=kettles", "l=qqq", "x?"]), min_size=1)


def fresh() -> network.Network:
    return network.Network(SMALL, WORDS)


def scores(ours: network.Network, examples: list[list[str]]) -> list[list[float]]:
    return ours.scores([[ours.numbers[feature] for feature in one] for one in examples])


@settings(deadline=None)  # the first example makes the table of rows
@given(st.lists(FEATURES, min_size=1, max_size=5))
def test_examples_score_alone_as_in_company_and_in_any_order(examples: list[list[str]]) -> None:
    ours = fresh()
    together = scores(ours, examples)
    assert [scores(ours, [one[::-1]])[0] for one in examples] == together
    assert scores(fresh(), examples[::-1]) == together[::-1]


def test_sums_are_whole_numbers_that_a_float_holds() -> None:
    most = np.abs(FITTED.rows.astype(np.int64)).max(axis=0)
    assert 200 * most.max() < 2**24  # no example has 200 of the largest


def test_a_word_without_a_row_is_read_as_words_like_it() -> None:
    slot = next(iter(FITTED.slots))
    known = set(FITTED.features)
    words = (
        word
        for word in ("crocodile", "volcano", "trombone", "glacier", "sonata")
        if f"{slot}={word}" not in known
    )
    assert scores(fresh(), [[f"{slot}={next(words)}"]]) != scores(fresh(), [["no such feature"]])


def test_what_reading_remembers_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "_MOST", 10)
    ours, slot = fresh(), next(iter(FITTED.slots))
    words = ["kettle", "walrus", "bassoon", "gazelle", "turnip"]
    few = [[f"{slot}={word}"] for word in words]
    first = scores(ours, few)
    assert not ours.forget()
    assert scores(ours, [*([f"{slot}=qq{number}"] for number in range(100)), *few])[100:] == first
    assert ours.forget()
    assert len(ours.numbers) == len(ours.numbers.names) == len(SMALL.features)
    assert scores(ours, few) == first


def test_a_plural_takes_the_vector_of_its_singular() -> None:
    singular, plural = WORDS.of("kettle"), WORDS.of("kettles")
    assert singular is not None and plural is not None
    assert plural.tolist() == singular.tolist()
    assert WORDS.of("qqqq") is None


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    network.write(SMALL, tmp_path / "one.npz")
    network.write(network.read(tmp_path / "one.npz"), tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


@pytest.mark.parametrize("read", [network.read, vectors.read])
def test_a_broken_file_is_named(read: Callable[[Path], object], tmp_path: Path) -> None:
    (tmp_path / "x.npz").write_bytes(b"PK rubbish")
    with pytest.raises(OntologyError, match=r"x\.npz"):
        read(tmp_path / "x.npz")
