"""Recognisers of other packages: entry points of the group `councilgraph.recognisers`.

An entry point names a callable that takes no argument and answers a `Recogniser`; it is loaded only when
a user asks for it by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points
from typing import Final, Protocol

from councilgraph.domain import Domain
from councilgraph.errors import InputError
from councilgraph.model import Document, Mention, MentionKind
from councilgraph.parsers import cut_at

GROUP: Final = "councilgraph.recognisers"

_NAMED = frozenset({MentionKind.ORGANISATION, MentionKind.INITIATIVE, MentionKind.PERSON, MentionKind.PLACE})


class Recogniser(Protocol):
    """Finds mentions in a document; offsets are those of `document.text`."""

    def __call__(self, document: Document, domain: Domain, /) -> Iterable[Mention]:
        """Answer the mentions found."""


def recogniser(name: str) -> Recogniser:
    """Load the recogniser that an installed package offers under `name`.

    Raises:
        InputError: no installed package offers it, or it cannot be loaded.
    """
    offered = {point.name: point for point in entry_points(group=GROUP)}
    if name not in offered:
        known = ", ".join(sorted(offered)) or "none is installed"
        raise InputError(f"no recogniser is called {name!r}", remedy=f"choose from: {known}")
    try:
        made: Recogniser = offered[name].load()()
    except (ImportError, AttributeError) as error:
        raise InputError(
            f"the recogniser {name!r} cannot be loaded ({error})", remedy="install its package anew"
        ) from error
    return made


def found_by(plugged: Recogniser, document: Document, domain: Domain) -> Iterator[Mention]:
    """Give what a further recogniser finds, held to what holds of every mention.

    A name that the page cut off is left out.

    Raises:
        InputError: a mention does not stand at its offsets.
    """
    cut = cut_at(document)
    for mention in plugged(document, domain):
        inside = 0 <= mention.start < mention.end <= len(document.text)
        if mention.url or not inside or document.text[mention.start : mention.end] != mention.surface:
            raise InputError(
                f"the recogniser {mention.recogniser!r} answers {mention.surface!r} at"
                f" {mention.start}-{mention.end}, where it does not stand",
                where=document.path,
                remedy="build without it, and tell its maker",
            )
        if cut is None or mention.end <= cut or mention.kind not in _NAMED:
            yield mention
