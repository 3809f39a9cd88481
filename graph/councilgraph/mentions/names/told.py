"""What a word tells of a name: by its place beside or in it, and of where one may begin and end."""

from __future__ import annotations

import re
from collections.abc import Mapping

from councilgraph.mentions.names.tokens import POSSESSIVES
from councilgraph.mentions.network import Numbers

_CODE = re.compile(r"[A-Z]{1,4}[-/]?\d{2,}[A-Z]?|\d[^A-Z]*")  # of an application or item: "EP0203", "7.6"
_MOST = 20_000  # words remembered of one place, so that no text can fill the memory
# What a word says of the places beside it, as bits:
BEGIN_BEHIND = 1  # a name may begin behind it
END_WITH = 2  # ... may end with it
END_BEFORE = 4  # ... may end before it
END_NEAR = 8  # ... may end up to three words before it: a role
GIVEN = 16  # a given name
STOP = 32  # a full stop


class Told(dict[str, tuple[int, ...]]):
    """Word → the numbers of what it tells in one place, made when first asked for: "l=trust", "L=body".

    Args:
        numbers: the numbers of features.
        place: what the place is called in the feature of the word itself, "" to leave that out.
        classes: for some classes of words, what the place is called in their features.
        none: whether a word without any class tells that.
        ending: whether its last three letters are told.
        figures: whether it is told that the word is a figure.
    """

    def __init__(
        self,
        numbers: Numbers,
        place: str,
        classes: Mapping[str, Mapping[str, tuple[str, ...]]],
        *,
        none: bool = False,
        ending: bool = False,
        figures: bool = False,
    ) -> None:
        super().__init__()
        self._numbers, self._place, self._of = numbers, place, classes
        self._none, self._ending, self._figures = none, ending, figures

    def __missing__(self, word: str) -> tuple[int, ...]:
        """Make what a word tells, and remember it."""
        told = [f"{self._place}={word.strip()}"] if self._place else []
        for name, of in self._of.items():
            told += [f"{name}={group}" for group in of.get(word, ("none",) if self._none else ())]
        told += [f"end={word[-3:]}"] if self._ending else []
        told += ["digit"] if self._figures and word.isdigit() else []
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = tuple([self._numbers[feature] for feature in told])
        return found


class Edges(dict[str, int]):
    """Word as written → what it says of the places beside it, found when first asked for."""

    def __init__(
        self,
        openers: frozenset[str],
        titles: frozenset[str],
        roles: frozenset[str],
        closers: frozenset[str],
        given: frozenset[str],
    ) -> None:
        super().__init__()
        self._behind, self._before = openers | titles, closers | titles
        self._roles, self._given = roles, given

    def __missing__(self, word: str) -> int:
        low = word.lower()
        figure, whose = low.isdigit(), low[-2:] in POSSESSIVES
        code = _CODE.fullmatch(word) is not None
        role = low in self._roles and not (len(word) > 3 and word.isupper())  # not the programme LEADER
        says = 0
        if figure or code or whose or role or low in self._behind:
            says |= BEGIN_BEHIND
        if whose:
            says |= END_WITH
        if figure or low in self._before:
            says |= END_BEFORE
        if role:
            says |= END_NEAR
        if low in self._given:
            says |= GIVEN
        if word == ".":
            says |= STOP
        if len(self) >= _MOST:
            self.clear()
        self[word] = says
        return says
