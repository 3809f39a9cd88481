"""Of overlapping candidates at most one is a name; how likely each is follows from all ways to read."""

from itertools import combinations
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilgraph.mentions.names.paths import posteriors

ARCS = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 3), st.floats(1e-8, 1e8)), min_size=1, max_size=8
).map(lambda found: sorted((first, first + more, score) for first, more, score in found))


def by_hand(arcs: list[tuple[int, int, float]]) -> list[float]:
    """The same by trying every set of arcs that do not overlap."""
    paths = [
        chosen
        for size in range(len(arcs) + 1)
        for chosen in combinations(range(len(arcs)), size)
        if all(arcs[a][1] < arcs[b][0] or arcs[b][1] < arcs[a][0] for a, b in combinations(chosen, 2))
    ]
    worth = [prod(arcs[k][2] for k in path) for path in paths]
    return [
        sum(w for w, path in zip(worth, paths, strict=True) if k in path) / sum(worth)
        for k in range(len(arcs))
    ]


@given(ARCS)
def test_posteriors_are_those_of_all_paths(arcs: list[tuple[int, int, float]]) -> None:
    assert posteriors(arcs) == pytest.approx(by_hand(arcs), rel=1e-6, abs=1e-12)


def test_a_thousand_sure_names_in_a_row_stay_numbers() -> None:
    found = posteriors([(k, k + 1, 1e9) for k in range(0, 2000)])
    assert all(0 <= q <= 1 for q in found)
