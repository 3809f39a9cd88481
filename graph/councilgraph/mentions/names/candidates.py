"""Stretches of text that may be names: capitalised runs, their sensible cuts, and what stands in quotes."""

from __future__ import annotations

from typing import NamedTuple

from councilgraph.mentions.names.landmarks import landmarks
from councilgraph.mentions.names.lexicon import Lexicon, plain
from councilgraph.mentions.names.runs import LONGEST, Chunk, edges, runs
from councilgraph.mentions.names.tokens import GENITIVES, Tokens
from councilgraph.model import Document
from councilgraph.parsers import cut_at

_BARE = frozenset(("body", "ministry", "mixed", "endeavour", "unit", "role", "paper", "time", "title"))
_QUOTES = {"‘": "’", "“": "”", '"': '"', "'": "'"}
_SIGNS = frozenset(("(", *_QUOTES))


class Candidate(NamedTuple):
    """Tokens `first` to `last`, inclusive; `acronym` where a bracket beside it gives one."""

    first: int
    last: int
    quoted: bool = False
    acronym: str | None = None
    left: str = ""
    right: str = ""
    lower_head: bool = False
    genitive: bool = False  # the last word's 's says whose something is, and is no part of the name


Found = dict[tuple[int, int], Candidate]  # by first and last token


def _comma_name(t: Tokens, first: int, last: int, lex: Lexicon) -> bool:
    """Whether a stretch with commas can be one name: a ministry, or a health trust of several places."""
    if t.low[first] in lex.comma_openers or (t.low[first] == "the" and t.low[first + 1] in lex.comma_openers):
        return True
    ending = " ".join(t.low[max(first, last - 3) : last + 1])
    return ending.endswith(lex.comma_closers) and all(
        t.text[k - 1] != "," or t.text[k + 1] in (",", "and", "&") or k + 4 >= last
        for k in range(first + 1, last)
    )


def candidates(t: Tokens, document: Document, lex: Lexicon) -> list[Candidate]:
    """Answer every stretch worth judging, in the order of the text; many overlap."""
    found: Found = {}
    known = landmarks(t, document, lex)
    chunks, acronyms = runs(t, lex)
    for run in chunks:
        if len(run) == 1 and run[0][0] == run[0][1]:  # more than half
            _alone(t, run[0][0], acronyms, lex, found)
        else:
            _of_run(t, run, acronyms, lex, found)
    _registered(t, known, found)
    _small(t, lex, found)
    signs = [] if _SIGNS.isdisjoint(t.distinct) else t.places(_SIGNS)
    _quoted(t, [i for i in signs if t.text[i] != "("], found)
    _defined(t, [i for i in signs if t.text[i] == "("], lex, found)
    cut = cut_at(document)
    return [found[span] for span in sorted(found) if cut is None or t.end[span[1]] <= cut]


def _registered(t: Tokens, known: list[tuple[int, int]], found: Found) -> None:
    """Add names of the register amid other capitals: "World Health Organisation Age Friendly City"."""
    for first, last in known:
        whole = _written(t, first) and _written(t, last) and not any(t.broken[first : last + 1])
        if whole and (first, last) not in found:
            left = t.low[first - 1] if t.joins[first - 1] else ""
            right = t.low[last + 1] if t.joins[last + 1] else ""
            found[first, last] = Candidate(first, last, False, None, left, right)


def _written(t: Tokens, at: int) -> bool:
    """Whether a word may bound a name of the register: some are written small ("gtd healthcare")."""
    return t.joins[at] or t.text[at].islower()


def _small(t: Tokens, lex: Lexicon, found: Found) -> None:
    """Add names of the register that are one word written small: "sportscotland"."""
    for at in () if lex.small.isdisjoint(t.distinct) else t.places(lex.small):
        if not (t.joins[at] or t.broken[at]):
            found.setdefault((at, at), Candidate(at, at))


def _defined(t: Tokens, brackets: list[int], lex: Lexicon, found: Found) -> None:
    """Add names in lower case that a bracket abbreviates: "Holiday activity and food programme (HAF)"."""
    for i in [at + 1 for at in brackets]:
        word = t.text[i]
        if len(word) < 3 or not t.capital[i] or not word.isupper() or t.text[i + 1] != ")":
            continue
        last = k = i - 2
        if t.low[k] in lex.lower_initiative and t.low[k][0] != word[-1].lower():
            k -= 1
        for letter in reversed(word.lower()):
            while k > 0 and t.low[k] in lex.connectors and t.low[k][0] != letter:
                k -= 1
            if k < 0 or t.broken[k] or t.low[k][0] != letter:
                break
            k -= 1
        else:
            first = k + 1
            if t.capital[first] and not any(t.broken[first : i + 1]):
                found.setdefault((first, last), Candidate(first, last, False, word))


def _alone(t: Tokens, at: int, acronyms: dict[int, str], lex: Lexicon, found: Found) -> None:
    """Add the one word of a run, and the word with a head in lower case behind it."""
    if t.low[at] in lex.never_last or not _possible(t, at, at, lex):
        return
    acronym = acronyms.get(at)
    found[at, at] = Candidate(at, at, False, acronym, "", "", False, _genitive(t, at, at, lex))
    if k := _lower_head(t, at, acronym, True, lex):
        found[at, k] = Candidate(at, k, False, acronym, "", "", True)


def _of_run(t: Tokens, run: list[Chunk], acronyms: dict[int, str], lex: Lexicon, found: Found) -> None:
    bounds = [edges(t, chunk, lex) for chunk in run]
    for j, (behind, end) in enumerate(run):
        stops = bounds[j][1]
        alone = not stops  # a word that ends a longer name at most: "Paths for All"
        if alone and not j:
            continue
        for i in range(max(0, j - 6), j if alone else j + 1):
            begin, border = run[i]
            if end - begin >= LONGEST:
                continue
            commas = j > i and "," in t.text[border:behind]
            for first in bounds[i][0]:
                left = t.low[first - 1] if (first > begin or i) and first not in t.begins else ""
                for last in stops or (end,):
                    if last < first or not _possible(t, first, last, lex):
                        continue
                    if commas and not _comma_name(t, first, last, lex):
                        continue
                    inside = (last < end or j + 1 < len(run)) and last not in t.ends
                    right = t.low[last + 1] if inside else ""
                    acronym, owner = acronyms.get(last), _genitive(t, first, last, lex)
                    found[first, last] = Candidate(first, last, False, acronym, left, right, False, owner)
                    if last == end and (k := _lower_head(t, last, acronym, first == begin, lex)):
                        found[first, k] = Candidate(first, k, False, acronym, left, "", True)


def _possible(t: Tokens, first: int, last: int, lex: Lexicon) -> bool:
    """Whether a stretch may be a name: no council, no person and something else, no idle word."""
    if t.council[first] and all(t.council[first : last + 1]):
        return False
    if first == last:
        return len(t.text[first]) > 1 and not _idle(t, first, lex)
    return last - first == 1 or not t.people or t.people.isdisjoint(range(first, last))


def _lower_head(t: Tokens, last: int, acronym: str | None, whole: bool, lex: Lexicon) -> int:
    """Answer the token of a head in lower case behind a stretch ("Warm Hubs programme"), 0 for none.

    A body's head ("Luton Irish forum") stands behind the `whole` chunk only.
    """
    k = last + (4 if acronym else 1)
    if t.broken[k]:
        return 0
    word, next_ = t.low[k], t.low[k + 1]
    further = next_ in lex.lower_initiative or (whole and next_ in lex.lower_organisation)
    if further and not acronym and not t.broken[k + 1] and _describes(word, lex):
        return k + 1
    return k if word in lex.lower_initiative or (whole and word in lex.lower_organisation) else 0


def _describes(word: str, lex: Lexicon) -> bool:
    """Whether a word in lower case may stand before a head: "women's centre"."""
    return word.removesuffix("'s").isalpha() and word not in lex.openers and word not in lex.connectors


def _genitive(t: Tokens, first: int, last: int, lex: Lexicon) -> bool:
    """Whether a closing 's says whose something is, and is no part of the name ("St Mungo's is")."""
    word = t.low[last]
    if word[-2:] not in GENITIVES or (t.low[first] == "st" and last - first <= 2):
        return False
    whole = plain(" ".join(t.low[first : last + 1]))
    if whole[:-2] in lex.register:
        return True
    if whole in lex.register:  # "Barnardo's delivered it"
        return False
    after = t.low[last + 1]
    if after[0].isalnum():
        return after not in lex.after_name
    bare = word[:-2]
    return last > first and (bare in lex.heads or (bare not in lex.given and bare not in lex.surnames))


def _idle(t: Tokens, i: int, lex: Lexicon) -> bool:
    """Whether one word names nothing: a figure, a head alone ("the Programme"), a plural acronym ("CICs")."""
    word = t.text[i]
    plural = word[-1] == "s" and word[:-1].isupper() and len(word) > 2 and word[-2:] not in GENITIVES
    if plural or word.isdigit():
        return True
    if len(word) > 3 and word.isupper():  # "LEADER"
        return False
    if _BARE.isdisjoint(lex.heads.get(t.low[i], ())):
        return False
    return word not in lex.acronyms and t.low[i].replace("-", " ") not in lex.register  # "Co-op"


def _quoted(t: Tokens, quotes: list[int], found: Found) -> None:
    n = len(t.text)
    for i in quotes:
        if not t.capital[i + 1] or t.start[i + 1] != t.end[i]:
            continue
        if t.end[i - 1] < t.start[i] or t.text[i - 1] in "(\n":
            close = _QUOTES[t.text[i]]
            for k in range(i + 2, min(n, i + 10)):
                word = t.text[k]
                if word[-1] == close:
                    last = k - 1 if word == close else k
                    if last > i and t.text[last] in ",.!?" and last - 1 > i:
                        last -= 1
                    if not any(t.broken[i + 1 : last + 1]):
                        found[i + 1, last] = Candidate(i + 1, last, True)
                    break
                if t.broken[k]:
                    break
