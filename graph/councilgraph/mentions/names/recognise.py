"""Judges the names that a document may hold and keeps, of those that overlap, the best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from councilgraph.mentions.names.candidates import Candidate
from councilgraph.mentions.names.lexicon import Lexicon
from councilgraph.mentions.names.paths import Arc, likely
from councilgraph.mentions.names.seeing import Seen
from councilgraph.mentions.names.tokens import Tokens

KINDS = ("other", "organisation", "initiative", "person")
# All measured by cross-validation on the annotated set (F1, precision before recall).
# The least probability of an organisation, an initiative, a person: lower ones lose precision.
_LEAST = {1: 0.6, 2: 0.3, 3: 0.5}
# How much likelier than no name a ministry or a name of the register is, and a given name with a surname.
_SURE = 9.0
# Between the two bounds a neighbour in a list decides.
_DOUBTFUL, _NEIGHBOUR = 0.1, 0.6
_TELLING = 0.3  # the least for organisations with a telling head
_JOINTS = frozenset((",", "and", "&", ";", "\n", "•", "-"))
_ROUNDS = 3
# Behind a given name, a word that no register of surnames has is one from this probability on.
_LIKELY = 0.2
_LIST_ODDS = 3.0
_BOUND = 25.0  # of a score
_HOPELESS = -5.0  # a score below which no rule and no neighbour makes a name: it is one in 150
_MENTION = 0.15  # the least probability of a single mention of a name that is one
# From the first on, a name counts for as much as all its cuts together, but for no more than the second.
_OWN, _CUT = 0.4, 0.97


@dataclass(slots=True)
class Judged:
    """A name with its kind (an index of `KINDS`) and how sure that is."""

    seen: Seen
    kind: int
    confidence: float


def judge(t: Tokens, seen: list[Seen], lex: Lexicon) -> list[Judged]:
    """Judge each name; of overlapping mentions keep the likeliest."""
    every = {one.key: one for one in seen}
    seen, scores = _possible(seen, lex)
    arcs = [
        Arc(c.first, c.last, number, at) for number, one in enumerate(seen) for at, c in enumerate(one.found)
    ]
    arcs.sort()
    taken, there = likely(arcs, scores, [len(one.found) for one in seen], _OWN)
    judged = []
    for number, (one, of) in enumerate(zip(seen, scores, strict=True)):
        kind = of.index(max(of)) + 1
        best = max(taken[number])
        confidence = best * of[kind - 1] / sum(of)
        if best >= _OWN:
            confidence = max(confidence, min(there[number], _CUT))
        judged.append(Judged(one, kind, confidence))
    judged = _listed(t, judged)
    people = {
        word
        for j in judged
        if j.kind == 3 and len(j.seen.words) > 1 and j.confidence >= _LEAST[3]
        for word in j.seen.words
    }
    told = []
    for number, j in enumerate(judged):
        if j.confidence < (_TELLING if _telling(j, lex) else _LEAST[j.kind]):
            continue
        if j.kind == 3 or not (j.seen.key in people or j.seen.key in lex.places):
            told += [
                (-round(sure, 2), c.first - c.last, c.first, number, at)
                for at, (c, sure) in enumerate(zip(j.seen.found, taken[number], strict=True))
                if sure >= _MENTION
            ]
    return [_headed(j, every, t, lex) for j in _apart(judged, sorted(told))]


def _headed(j: Judged, every: Mapping[str, Seen], t: Tokens, lex: Lexicon) -> Judged:
    """Give an initiative the head in lower case that always follows it: "Warm Supper project"."""
    last = j.seen.found[0].last + 1
    head = t.low[last] if last < len(t.low) else ""
    whole = every.get(f"{j.seen.key} {head}") if j.kind == 2 and head in lex.lower_initiative else None
    if whole is None:
        return j
    firsts = {c.first for c in j.seen.found}
    found = [c for c in whole.found if c.first in firsts]
    if len(found) < len(firsts):
        return j
    return Judged(whole.at(found), 2, j.confidence)


def _possible(seen: list[Seen], lex: Lexicon) -> tuple[list[Seen], list[tuple[float, float, float]]]:
    """Answer the names that may be some, and how much likelier each kind is than no name."""
    fitted = lex.network.scores([one.features for one in seen])
    kept, scores = [], []
    for one, of in zip(seen, fitted, strict=True):
        first = one.words[0]
        if max(of) > _HOPELESS or first in lex.given or first in lex.ministries or one.registered:
            kept.append(one)
            scores.append(_scores(one, of, lex))
    return kept, scores


def _apart(judged: list[Judged], told: list[tuple[float, int, int, int, int]]) -> list[Judged]:
    """Keep of overlapping mentions the first told."""
    used: set[int] = set()
    found: dict[int, list[Candidate]] = {}
    for *_, number, at in told:
        c = judged[number].seen.found[at]
        span = range(c.first, c.last + 1)
        if used.isdisjoint(span):
            used.update(span)
            found.setdefault(number, []).append(c)
    kept = []
    for number, free in found.items():
        j = judged[number]
        kept.append(Judged(j.seen.at(sorted(free)), j.kind, j.confidence))
    kept.sort(key=lambda j: (j.seen.found[0].first, j.seen.found[0].last))
    return kept


def _scores(one: Seen, fitted: Sequence[float], lex: Lexicon) -> tuple[float, float, float]:
    """Answer how much likelier each kind of name is than no name."""
    a, b, c = [
        exp(score if -_BOUND < score < _BOUND else _BOUND if score > 0 else -_BOUND) for score in fitted
    ]
    if _sure(one, lex):
        return max(a, _SURE, 2 * max(b, c)), b, c
    if _person(one, c / (1 + a + b + c), lex):
        return a, b, max(c, _SURE, 2 * max(a, b))
    return a, b, c


def _telling(j: Judged, lex: Lexicon) -> bool:
    """Whether an organisation's head is one that hardly anything else has: "University", "CIC"."""
    words = j.seen.words
    return j.kind == 1 and len(words) > 1 and (words[-1] in lex.telling or words[0] in lex.telling_first)


def _sure(one: Seen, lex: Lexicon) -> bool:
    """Whether a name is an organisation whatever stands around it: a ministry, one of the register."""
    words = one.words
    if len(words) > 2 and words[0] in lex.ministries and words[1] in ("for", "of"):
        return "by" not in words and words.count(words[0]) == 1 and len(words) < 9
    return len(words) > 1 and one.registered and "endeavour" not in lex.heads.get(words[-1], ())


def _person(one: Seen, likely: float, lex: Lexicon) -> bool:
    """Whether a name is a given name and a surname, or a given name and what is not unlikely one."""
    words = one.words
    if words[0] not in lex.given or not 2 <= len(words) <= 3 or not all(map(str.isalpha, words)):
        return False
    if any(word in lex.connectors or word in lex.openers for word in words[1:]):
        return False
    return words[-1] in lex.surnames or likely > _LIKELY


def _beside(t: Tokens, at: int, step: int) -> int:
    """Answer the nearest token of the next item of a list, beyond a comma, "and" and "the"; -1 if no list."""
    joined = False
    for _ in range(4):
        at += step
        if not 0 <= at < len(t.text):
            return -1
        if t.low[at] in _JOINTS:
            joined = True
        elif t.low[at] != "the":
            return at if joined else -1
    return -1


def _listed(t: Tokens, judged: list[Judged]) -> list[Judged]:
    """Raise what stands in one list with a sure organisation: "A, B and C" are of one kind.

    What is raised enough is sure itself in the next round, so that one known name can carry a list.
    """
    beside_of = {
        at: [(_beside(t, c.first, -1), _beside(t, c.last + (3 if c.acronym else 0), 1)) for c in j.seen.found]
        for at, j in enumerate(judged) if _DOUBTFUL < j.confidence <= _NEIGHBOUR
    }  # fmt: skip
    for _ in range(_ROUNDS if beside_of else 0):
        begins: dict[int, int] = {}  # the kind of the sure name that begins at a word, and that ends there
        ends: dict[int, int] = {}
        for j in judged:
            if j.confidence > _NEIGHBOUR and j.kind != 3:
                for c in j.seen.found:
                    begins[c.first] = ends[c.last] = j.kind
        raised = {
            at: _raised(judged[at], begins, ends, beside_of[at])
            for at in beside_of if judged[at].confidence <= _NEIGHBOUR
        }  # fmt: skip
        if all(judged[at] is j for at, j in raised.items()):
            break
        for at, j in raised.items():
            judged[at] = j
    return judged


def _raised(j: Judged, begins: dict[int, int], ends: dict[int, int], places: list[tuple[int, int]]) -> Judged:
    near = max((ends.get(left) == j.kind) + (begins.get(right) == j.kind) for left, right in places)
    odds = j.confidence / (1 - j.confidence) * _LIST_ODDS**near
    return Judged(j.seen, j.kind, odds / (1 + odds)) if near else j
