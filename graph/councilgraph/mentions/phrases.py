"""Phrases about a name, written as "funded ... by {X}": found by their rarest word, then by pattern."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from councilgraph.errors import OntologyError
from councilgraph.model import Status

NAME = "§"
"""Stands for the name in a masked sentence, `{X}` in a phrase."""

MAIN = "◊"
"""Stands for a second name, `{M}` in a phrase."""

_WORD = re.compile(r"[a-z£©§◊]++(?:-[a-z]++)*+")
_SPACE = re.compile(r"\s+")
_TOKEN = re.compile(r"\{M\}|\{X\}('s)?|\.{3,4}|\((?:[^()]|\([^()]*\))*\)|[^\s()]+")
# Words that may describe a name before it ("the national charity Refuge") but start no other phrase.
_MODIFIER = (
    r"(?:(?!(?:of|in|at|and|for|to|by|from|with|on|who|which|that|as|or|but|than|is|are|was|were|has|have)\b)"
    r"[\w'&-]+ ){0,4}"
)
_GAP_WORD = r"[\w'&£%/\ue000-\uf8ff-]+[.\d]*"
_GAP = rf"(?:{_GAP_WORD} ){{0,7}}?"
# "The group was quickly brought together" does not say that the group brought anything.
_ACTIVE_GAP = rf"(?:(?!(?:was|were|been|being|be|is|are|by)\b){_GAP_WORD} ){{0,7}}?"
# What denies, defers or only mentions does not reach into the next clause.
_NARROW_GAP = rf"(?:(?!(?:and|but|who|which|while|because|although|so)\b){_GAP_WORD} ){{0,7}}?"
_LONG_GAP = rf"(?:{_GAP_WORD},? ){{0,14}}?"
# A name may be described before its verb: "X, a theatre group made up of homeless people, is expected to".
_APPOSITION = r"(?:, (?:a|an|the|which|who|one|our|its)\b[^,;:.]{1,90},)? ?"
# Where one sentence holds several cues about one name, what denies or defers goes before what asserts.
_ORDER = (Status.NEGATED, Status.PLANNED, Status.PAST, Status.MENTIONED, Status.ASSERTED)


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that says what part a name plays; `name` is the role or the reason."""

    status: Status
    name: str
    pattern: re.Pattern[str]
    starts: tuple[str, ...]  # the words that the phrase may start with
    unless: tuple[str, ...]


class Phrases:
    """All phrases of one file, found in a masked sentence in which `§` stands for the name.

    Args:
        tables: status, then role or reason, then `phrases` and the words that forbid them, `unless`.
        where: the file they come from, for errors.

    Raises:
        OntologyError: a phrase lacks its `{X}`, or every word beside it.
    """

    def __init__(self, tables: Mapping[str, Mapping[str, Mapping[str, Any]]], where: str) -> None:
        self._cues: list[Cue] = []
        self._by_word: dict[str, list[int]] = {}
        for status in _ORDER:
            for name, table in tables.get(status.value, {}).items():
                for phrase in table["phrases"]:
                    self._add(status, name, phrase, tuple(table.get("unless", ())), where)

    def _add(self, status: Status, name: str, phrase: str, unless: tuple[str, ...], where: str) -> None:
        keys, starts, pattern = _compile(phrase, _GAP if status is Status.ASSERTED else _NARROW_GAP)
        if "{X}" not in phrase or not keys:
            raise OntologyError(
                f"the phrase {phrase!r} needs {{X}} and a word", where=where, remedy="complete the phrase"
            )
        self._cues.append(Cue(status, name, re.compile(pattern), starts, unless))
        for key in keys:
            self._by_word.setdefault(key, []).append(len(self._cues) - 1)

    def find(self, text: str, words: AbstractSet[str]) -> Cue | None:
        """Answer the first cue in order of status and file that holds of `§` in `text`, or None.

        Args:
            text: a sentence in lower case, names masked, single spaces.
            words: its words, from `words_of`.
        """
        by_word, cues = self._by_word, self._cues
        for index in sorted({index for word in by_word.keys() & words for index in by_word[word]}):
            cue = cues[index]
            match = cue.pattern.match
            for start in cue.starts:  # tried where it can start, since a search would scan
                if start not in words:
                    continue
                at = text.find(start)
                while at >= 0:
                    if match(text, at) and not any(exception in text for exception in cue.unless):
                        return cue
                    at = text.find(start, at + 1)
        return None


def plain(text: str) -> str:
    """Answer a stretch of text as phrases compare it: lower case, single spaces, none of our own signs."""
    folded = text.lower().replace("’", "'").replace(NAME, " ").replace(MAIN, " ")
    return folded if folded.isprintable() and "  " not in folded else _SPACE.sub(" ", folded)


def words_of(text: str) -> set[str]:
    """Answer the words of a masked sentence, its signs for names among them."""
    return set(_WORD.findall(text))


def _alternatives(token: str) -> list[str]:
    return token[1:-1].split("|") if token.startswith("(") else [token]


def _compile(phrase: str, gap: str) -> tuple[list[str], tuple[str, ...], str]:
    """Answer the words one of which must stand in the sentence, those it may start with, the pattern."""
    keys: list[str] = []
    starts: list[str] = []
    parts: list[str] = []
    for match in _TOKEN.finditer(phrase):
        token = match[0]
        if token.startswith("{X}"):
            starts = starts or [NAME]
            parts.append((_MODIFIER if parts else "") + NAME + (match[1] or r"(?![\w'])") + _APPOSITION)
        elif token == "{M}":
            starts = starts or [MAIN]
            parts.append((_MODIFIER if parts else "") + MAIN + r"(?![\w'])" + _APPOSITION)
        elif token == "...":
            parts.append(_ACTIVE_GAP if gap is _GAP and parts and starts == [NAME] else gap)
        elif token == "....":
            parts.append(_LONG_GAP)
        else:
            choices = _alternatives(token)
            parts.append(r"(?<![\w'-])(?:" + "|".join(map(re.escape, choices)) + r")(?![\w'-])[ :,]*")
            words = [_WORD.findall(choice) for choice in choices]
            starts = starts or [own[0] for own in words]
            telling = [max(own, key=len) for own in words]  # "in the past" stands where "past" does
            if not keys or min(map(len, telling)) > min(map(len, keys)):
                keys = telling
    return sorted(set(keys)), tuple(sorted(set(starts))), "".join(parts)
