"""When a name that was read counts as the name of the gold: the measure's own, lenient normal forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

Entry = Mapping[str, Any]
"""An entry of an annotation: `name`, `surface`, perhaps `acronym`, `also_accept`, `optional`."""

_COUNCIL_WORDS: Final = re.compile(
    r"\b(metropolitan|borough|district|city|county|town|parish|council|councils|royal|london|of|the|and|"
    r"corporation|mbc|dc|cc|bc|authority|combined|unitary)\b"
)
_STOP: Final = frozenset(("the", "of", "and", "for", "in", "a", "to"))
# The share of words that two names must have in common. Partners want six of ten, initiatives and kinds of
# partner five: their edges are looser ("the Share Shacks project" for "Share Shacks").
STRICT: Final = 0.6
LOOSE: Final = 0.5


def normal(name: str | None) -> str:
    """Fold case, quotes, possessives, brackets and the usual spelling variants away."""
    text = unicodedata.normalize("NFKC", name or "").replace("’", "'").replace("‘", "'").casefold()
    text = re.sub(r"\([^)]*\)", " ", text)
    text = re.sub(r"'s\b|s'\b", "s", text).replace("'", "")
    text = text.replace("&", " and ").replace("co-op", "coop").replace("centre", "center")
    text = re.sub(r"[^a-z0-9 ]+", " ", text)
    return re.sub(r"\s+", " ", re.sub(r"^the ", "", text.strip())).strip()


def place_key(name: str | None) -> str:
    """Answer the place of a council's name: "London Borough of Hackney" and "Hackney Council" → "hackney"."""
    text = normal(name).replace("kingston upon hull", "hull").replace("newcastle upon tyne", "newcastle")
    return re.sub(r"\s+", " ", _COUNCIL_WORDS.sub(" ", text)).strip().replace(" ", "-")


def entry(value: str | Entry) -> Entry:
    """Answer an annotation's entry as a mapping, plain strings too."""
    return {"name": value, "surface": value} if isinstance(value, str) else value


def forms(value: Entry) -> frozenset[str]:
    """Answer every normal form that an entry may be written as."""
    names = [value.get("name"), value.get("surface"), value.get("acronym"), *(value.get("also_accept") or ())]
    names += [_acronym(value.get("surface")), _acronym(value.get("name"))]
    return frozenset(normal(name) for name in names if name) - {""}


def _acronym(name: str | None) -> str | None:
    found = re.search(r"\(([A-Z][A-Za-z0-9&]{1,9})\)", name or "")
    return found[1] if found else None


def _words(name: str) -> frozenset[str]:
    return frozenset(name.split()) - _STOP


def alike(gold: Entry, read: Entry, *, share: float) -> bool:
    """Say whether two entries name one thing.

    Args:
        gold: an entry of the gold.
        read: an entry that was read.
        share: the least share of common words; at `LOOSE` or below, a name within the other counts too.
    """
    ours, theirs = forms(gold), forms(read)
    if ours & theirs:
        return True
    loose = share <= LOOSE
    for one in map(_words, ours):
        for other in map(_words, theirs):
            common = one & other
            if not common:
                continue
            if len(common) / len(one | other) >= share and len(common) >= (1 if loose else 2):
                return True
            if loose and (one <= other or other <= one) and min(len(one), len(other)) >= 2:
                return True
    return False


def years(written: object) -> frozenset[str]:
    """Answer the calendar years at the ends of a written period: "2017/8" → 2017, 2018."""
    text = str(written)
    found = set(re.findall(r"(?:19|20)\d\d", text))
    if period := re.search(r"((?:19|20)\d)(\d)\s*[/–-]\s*(\d{1,2})(?!\d)", text):
        short = period[3]
        found.add(period[1] + short if len(short) == 1 else period[1][:2] + short)
    return frozenset(found) or frozenset((text,))
