"""Recognisers of other packages: entry points of the group `councilgraph.recognisers`.

An entry point names a callable that takes no argument and answers a `Recogniser`; it is loaded only when
a user asks for it by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import entry_points
from typing import Final, Protocol

from councilgraph.domain import Domain
from councilgraph.errors import InputError
from councilgraph.model import Document, Mention

GROUP: Final = "councilgraph.recognisers"


class Recogniser(Protocol):
    """Finds mentions in a document; offsets are those of `document.text`."""

    def __call__(self, document: Document, domain: Domain, /) -> Iterable[Mention]:
        """Answer the mentions found."""


def recogniser(name: str) -> Recogniser:
    """Load the recogniser that an installed package offers under `name`.

    Raises:
        InputError: no installed package offers it.
    """
    offered = {point.name: point for point in entry_points(group=GROUP)}
    if name not in offered:
        known = ", ".join(sorted(offered)) or "none is installed"
        raise InputError(f"no recogniser is called {name!r}", remedy=f"choose from: {known}")
    made: Recogniser = offered[name].load()()
    return made
