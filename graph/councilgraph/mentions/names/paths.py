"""Of candidates that overlap at most one is a name: how likely each is, over every way to read a stretch.

A path takes candidates that do not overlap, and is as likely as the product of their scores (a semi-Markov
conditional random field, Sarawagi and Cohen 2004, without features between neighbours).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

_FAR = 16  # tokens; no candidate is longer


class Arc(NamedTuple):
    """One mention of a candidate: its tokens, inclusive, the number of its name, which mention it is."""

    first: int
    last: int
    name: int
    mention: int


def likely(
    arcs: Sequence[Arc], scores: Sequence[tuple[float, float, float]], known: Sequence[tuple[int, int]]
) -> tuple[dict[tuple[int, int], float], list[float]]:
    """Answer how likely mentions and names are.

    Args:
        arcs: every mention, sorted.
        scores: how much likelier than no name each kind is, for each name.
        known: where names of the register stand, sorted; nothing shorter inside them is a name.

    Returns:
        The probability that a mention is taken, by name and mention; and for each name the probability that
        its likeliest kind stands at its best mention, cut like this, shorter or longer.
    """
    totals = [sum(of) for of in scores]
    best = [of.index(max(of)) for of in scores]
    taken: dict[tuple[int, int], float] = {}
    there = [0.0] * len(scores)
    group: list[Arc] = []
    behind = -1
    for arc in [arc for arc in arcs if not _within(arc, known)] if known else arcs:
        if arc.first > behind and group:
            _settle(group, scores, totals, best, taken, there)
            group = []
        group.append(arc)
        behind = max(behind, arc.last)
    if group:
        _settle(group, scores, totals, best, taken, there)
    return taken, there


def _settle(
    group: list[Arc],
    scores: Sequence[tuple[float, float, float]],
    totals: Sequence[float],
    best: Sequence[int],
    taken: dict[tuple[int, int], float],
    there: list[float],
) -> None:
    """Note the probabilities of the mentions of one stretch, and of the names that they are of."""
    if len(group) == 1:
        _, _, name, mention = group[0]
        total = totals[name]
        q = taken[name, mention] = total / (1.0 + total)
        sure = q * scores[name][best[name]] / total
        if sure > there[name]:
            there[name] = sure
        return
    found = posteriors([(arc.first, arc.last, totals[arc.name]) for arc in group])
    for arc, q in zip(group, found, strict=True):
        taken[arc.name, arc.mention] = q
    for at, (first, last, name, _) in enumerate(group):
        kind = best[name]
        sure = 0.0
        for k in range(max(0, at - 60), len(group)):
            a, b, other, _ = group[k]
            if a > last:
                break
            if (a >= first and b <= last) or (a <= first and b >= last):
                sure += found[k] * scores[other][kind] / totals[other]
        there[name] = max(there[name], sure)


def posteriors(arcs: Sequence[tuple[int, int, float]]) -> list[float]:
    """Answer how likely each of some candidates is taken: first and last token and score each, sorted."""
    if len(arcs) == 1:
        score = arcs[0][2]
        return [score / (1.0 + score)]
    places = {place: k for k, place in enumerate(sorted({p for a, b, _ in arcs for p in (a, b + 1)}))}
    spans = [(places[a], places[b + 1], score) for a, b, score in arcs]
    end = len(places) - 1
    ahead = _sums(len(places), spans)
    back = _sums(len(places), [(end - b, end - a, score) for a, b, score in spans])
    # Forward and backward sums are each scaled, so a path of many sure names stays a number.
    through = [ahead[a][0] * score * back[end - b][0] for a, b, score in spans]
    scale = [ahead[a][1] + back[end - b][1] - ahead[end][1] for a, b, _ in spans]
    return [x / ahead[end][0] * 2.0**shift for x, shift in zip(through, scale, strict=True)]


def _sums(width: int, spans: Sequence[tuple[int, int, float]]) -> list[tuple[float, int]]:
    """Answer for each place the sum over all paths that end there, as a number and a power of two."""
    ending: list[list[tuple[int, float]]] = [[] for _ in range(width)]
    for a, b, score in spans:
        ending[b].append((a, score))
    sums = [(1.0, 0)] * width
    for k in range(1, width):
        total, power = sums[k - 1]
        for a, score in ending[k]:
            total += sums[a][0] * score * 2.0 ** (sums[a][1] - power)
        while total > _LARGE:
            total, power = total / _LARGE, power + _SHIFT
        sums[k] = total, power
    return sums


_SHIFT = 60
_LARGE = 2.0**_SHIFT


def _within(arc: Arc, known: Sequence[tuple[int, int]]) -> bool:
    """Whether a mention lies inside one of the register's names, and is not that name."""
    at = bisect_right(known, (arc.first, 1 << 60)) - 1
    while at >= 0 and known[at][0] > arc.first - _FAR:
        first, last = known[at]
        if arc.last <= last and (first, last) != (arc.first, arc.last):
            return True
        at -= 1
    return False
