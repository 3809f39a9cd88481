"""Of candidates that overlap at most one is a name: how likely each is, over every way to read a stretch.

A path takes candidates that do not overlap, and is as likely as the product of their scores (a semi-Markov
conditional random field, Sarawagi and Cohen 2004, without features between neighbours).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Arc(NamedTuple):
    """One mention of a candidate: its tokens, inclusive, the number of its name, which mention it is."""

    first: int
    last: int
    name: int
    mention: int


def likely(
    arcs: Sequence[Arc], scores: Sequence[tuple[float, float, float]], mentions: Sequence[int], least: float
) -> tuple[list[list[float]], list[float]]:
    """Answer how likely mentions and names are.

    Args:
        arcs: every mention, sorted.
        scores: how much likelier than no name each kind is, for each name.
        mentions: how many mentions each name has.
        least: how likely a name's best mention is at least, for the second answer to be asked for.

    Returns:
        The probability that a mention is taken, by name and mention; and for each name the probability that
        its likeliest kind stands at its best mention, cut like this, shorter or longer, or 0.
    """
    totals = [sum(of) for of in scores]
    taken = [[0.0] * count for count in mentions]
    several: list[tuple[list[Arc], list[float]]] = []
    there = [0.0] * len(scores)
    for group in _stretches(arcs):
        if len(group) == 1:
            _, _, name, mention = group[0]
            total = totals[name]
            taken[name][mention] = total / (1.0 + total)
            there[name] = max(there[name], max(scores[name]) / (1.0 + total))
            continue
        found = posteriors([(first, last, totals[name]) for first, last, name, _ in group])
        several.append((group, found))
        for (_, _, name, mention), q in zip(group, found, strict=True):
            taken[name][mention] = q
    best = {name: scores[name].index(max(scores[name])) for name, of in enumerate(taken) if max(of) >= least}
    for group, found in several:
        for at, (_, _, name, _) in enumerate(group):
            if name in best:
                kind = best[name]
                shares = [q * scores[other][kind] / totals[other] for q, other in _about(at, group, found)]
                there[name] = max(there[name], sum(shares))
    return taken, there


def _stretches(arcs: Sequence[Arc]) -> list[list[Arc]]:
    """Part the arcs where none reaches from one to the next."""
    found: list[list[Arc]] = []
    behind = -1
    for arc in arcs:
        if arc.first > behind:
            found.append([arc])
        else:
            found[-1].append(arc)
        behind = max(behind, arc.last)
    return found


def _about(at: int, group: Sequence[Arc], found: Sequence[float]) -> list[tuple[float, int]]:
    """Answer the arcs that hold one or lie in it, by how likely they are and their names."""
    first, last = group[at].first, group[at].last
    about = []
    for k in range(max(0, at - _NEAR), len(group)):
        a, b, other, _ = group[k]
        if a > last:
            break
        if (a >= first and b <= last) or (a <= first and b >= last):
            about.append((found[k], other))
    return about


def posteriors(arcs: Sequence[tuple[int, int, float]]) -> list[float]:
    """Answer how likely each of some candidates is taken: first and last token and score each, sorted."""
    if len(arcs) == 1:
        score = arcs[0][2]
        return [score / (1.0 + score)]
    places = {place: k for k, place in enumerate(sorted({p for a, b, _ in arcs for p in (a, b + 1)}))}
    spans = [(places[a], places[b + 1], score) for a, b, score in arcs]
    end = len(places) - 1
    ahead, high = _sums(len(places), spans)
    back, deep = _sums(len(places), [(end - b, end - a, score) for a, b, score in spans])
    # Forward and backward sums are each scaled, so a path of many sure names stays a number.
    whole, top = ahead[end], high[end]
    found = []
    for a, b, score in spans:
        shift = high[a] + deep[end - b] - top
        through = ahead[a] * score * back[end - b] / whole
        found.append(through * 2.0**shift if shift else through)
    return found


def _sums(width: int, spans: Sequence[tuple[int, int, float]]) -> tuple[list[float], list[int]]:
    """Answer for each place the sum over all paths that end there: numbers, and powers of two beside them."""
    ending: list[list[tuple[int, float]]] = [[] for _ in range(width)]
    for a, b, score in spans:
        ending[b].append((a, score))
    sums, powers = [1.0] * width, [0] * width
    total, power = 1.0, 0
    for k in range(1, width):
        for a, score in ending[k]:
            shift = powers[a] - power
            total += sums[a] * score * 2.0**shift if shift else sums[a] * score
        while total > _LARGE:
            total, power = total / _LARGE, power + _SHIFT
        sums[k], powers[k] = total, power
    return sums, powers


_NEAR = 60  # arcs before one that are looked at
_SHIFT = 60
_LARGE = 2.0**_SHIFT
